namespace CoverageMap.Geo.Register.Files;

/// <summary>Finds what stands between the cells of a text file, by the line that splits into most headings.</summary>
internal static class CsvSeparator
{
    private const int CharactersRead = 200_000;
    private const int LinesRead = 60;

    /// <param name="isHeading">Whether a cell reads like a heading of a register.</param>
    public static char Of(TextReader text, Func<string, bool> isHeading)
    {
        var start = new char[CharactersRead];
        var lines = new string(start, 0, text.ReadBlock(start)).Split('\n').Where(line => !line.StartsWith('#')).Take(LinesRead);
        var (separator, headings, cells) = (',', 0, 1);
        foreach (var line in lines)
        {
            foreach (var candidate in ",;\t")
            {
                var parts = line.Split(candidate);
                var found = parts.Count(part => isHeading(part.Trim().Trim('"')));
                // An address is full of commas: how often a separator stands in a line counts only while no heading is found.
                if (found > headings || (headings == 0 && parts.Length > cells)) (separator, headings, cells) = (candidate, found, parts.Length);
            }
        }
        return separator;
    }
}
