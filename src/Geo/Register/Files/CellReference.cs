using System.Globalization;

namespace CoverageMap.Geo.Register.Files;

/// <summary>Cells by name, such as "B12" or "AA3".</summary>
internal static class CellReference
{
    /// <summary>Counted from 0.</summary>
    /// <exception cref="InvalidDataException">The text names no cell.</exception>
    public static int Column(ReadOnlySpan<char> reference) => Split(reference).Column;

    /// <summary>The column counted from 0, the row from 1.</summary>
    /// <exception cref="InvalidDataException">The text names no cell.</exception>
    public static (int Column, int Row) Split(ReadOnlySpan<char> reference)
    {
        var (column, at) = (0, 0);
        for (; at < reference.Length && at < 3 && char.IsAsciiLetter(reference[at]); at++)
            column = column * 26 + (char.ToUpperInvariant(reference[at]) - 'A' + 1);
        return column > 0 && int.TryParse(reference[at..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0
            ? (column - 1, row)
            : throw new InvalidDataException($"'{reference[..Math.Min(20, reference.Length)]}' names no cell");
    }
}
