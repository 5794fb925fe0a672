namespace CoverageMap.Geo.Register.Letters;

/// <summary>
/// Gives capitals back to text of TCVN3, where a font of capitals drew them: "NGUYÔN" is meant as "NGUYỄN". In a word
/// whose plain letters are capitals the others become capitals too; a single plain letter goes by the rest of the cell.
/// </summary>
internal static class CapitalLetters
{
    /// <param name="source">The text as it stood, of the same length; its ASCII letters show the case.</param>
    public static string Restore(string source, string converted)
    {
        if (source.Length != converted.Length) return converted;
        var restored = converted.ToCharArray();
        var wholeCell = IsShouted(source);
        for (var start = 0; start < restored.Length;)
        {
            var end = start;
            while (end < restored.Length && (char.IsLetter(restored[end]) || source[end] > 0x7F)) end++;
            var word = source.AsSpan(start, end - start);
            if (IsShouted(word) || (wholeCell && word.IndexOfAnyInRange('a', 'z') < 0))
                for (var i = start; i < end; i++) restored[i] = char.ToUpperInvariant(restored[i]);
            start = Math.Max(end, start + 1);
        }
        return new string(restored);
    }

    /// <summary>Two or more plain capitals and no plain small letter.</summary>
    private static bool IsShouted(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterLower(letter)) return false;
            if (char.IsAsciiLetterUpper(letter)) capitals++;
        }
        return capitals >= 2;
    }
}
