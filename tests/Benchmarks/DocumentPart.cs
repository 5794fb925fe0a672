using CoverageMap.Geo;

namespace CoverageMap.Benchmarks;

/// <summary>The part of a page of the documents that a benchmark writes.</summary>
internal static class DocumentPart
{
    /// <summary>Puts a text between two lines of a page.</summary>
    /// <exception cref="UserErrorException">The page lacks a line.</exception>
    public static async Task PutAsync(string doc, string begin, string end, string part, CancellationToken cancel)
    {
        var text = await File.ReadAllTextAsync(doc, cancel);
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new UserErrorException($"{doc} lacks the lines {begin.Trim()} and {end} that the tables go between.");
        await File.WriteAllTextAsync(doc, text[..(from + begin.Length)] + part + text[to..], cancel);
    }
}
