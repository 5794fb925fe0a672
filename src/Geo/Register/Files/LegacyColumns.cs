using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Register.Letters;

namespace CoverageMap.Geo.Register.Files;

/// <summary>
/// Finds the columns of a file that are in a legacy font, from its first rows, and turns them into Unicode. A column is
/// taken for legacy only if its words cannot be Vietnamese as they stand and are so once converted.
/// </summary>
internal sealed class LegacyColumns
{
    private const double AsItStands = 0.4;
    private const double Certain = 0.8;
    private const double Doubtful = 0.5;
    private const int FewestWords = 3;

    private readonly LegacyFont?[] _fonts;
    private readonly LegacyFont? _main;

    private LegacyColumns(LegacyFont?[] fonts)
    {
        _fonts = fonts;
        _main = fonts.OfType<LegacyFont>().GroupBy(font => font).MaxBy(group => group.Count())?.Key;
    }

    /// <summary>What the user should know, or null where the file is in Unicode.</summary>
    public string? Note => _main is null ? null
        : $"The file is in {string.Join(" and ", _fonts.OfType<LegacyFont>().Distinct().Select(font => font.Name))}; its letters were turned into Unicode.";

    /// <exception cref="UserErrorException">A column is not readable as it stands, and no font makes words of it for certain.</exception>
    public static LegacyColumns Detect(IReadOnlyList<FileRow> rows, string path)
    {
        var columns = Enumerable.Range(0, rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Length))
            .Select(column => rows.Select(row => VietnameseLetters.Compose(row[column])).Where(cell => cell != "").ToList()).ToList();
        var fonts = columns.Select((cells, column) => Detect(cells, column, path)).ToArray();
        if (new LegacyColumns(fonts)._main is not { } main) return new LegacyColumns(fonts);
        // A column of "cã" and "ch­a" alone says nothing for certain; it goes with the rest of its table.
        return new LegacyColumns([.. fonts.Select((font, at) => font ??
            (Tally(columns[at].Select(main.Convert)).Share >= Tally(columns[at]).Share ? main : null))]);
    }

    public FileRow Convert(FileRow row)
    {
        if (_main is null) return row;
        var cells = row.Cells;
        for (var i = 0; i < cells.Length; i++)
            if ((i < _fonts.Length ? _fonts[i] : _main) is { } font) cells[i] = Convert(cells[i], font);
        return row;
    }

    /// <summary>The font that a single text is surely in, or null: no word of it can be Vietnamese, and in the font all are.</summary>
    public static LegacyFont? Suspect(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u00A1', '\u00FF') < 0) return null;
        if (VietnameseWords.HasAny(VietnameseLetters.Compose(text))) return null;
        return LegacyFont.All.FirstOrDefault(font => VietnameseWords.Count(font.Convert(text)) is var converted &&
            converted.Words > 0 && converted.Words == converted.Vietnamese);
    }

    /// <summary>Text that is Unicode already, pasted among legacy text, is left alone.</summary>
    private static string Convert(string cell, LegacyFont font)
    {
        if (cell.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') < 0 || cell.AsSpan().IndexOfAnyInRange('\u1EA0', '\u1EF9') >= 0) return cell;
        var converted = font.Convert(cell);
        return VietnameseWords.Count(converted).Share >= VietnameseWords.Count(VietnameseLetters.Compose(cell)).Share ? converted : cell;
    }

    private static LegacyFont? Detect(List<string> cells, int column, string path)
    {
        var asItStands = Tally(cells);
        if (asItStands.Words < FewestWords || asItStands.Share > AsItStands) return null;
        var fonts = LegacyFont.All.Select(font => (Font: font, Tally(cells.Select(font.Convert)).Share))
            .OrderByDescending(font => font.Share).ToArray();
        if (fonts[0].Share >= Certain && fonts[1].Share < Doubtful) return fonts[0].Font;
        if (fonts[0].Share < Doubtful) return null; // another language: nothing to convert
        throw new UserErrorException(
            $"Register {path}: the letters of column {column + 1} ('{Sample(cells)}') look like {fonts[0].Font.Name}, but not for certain. " +
            "Convert the file to Unicode (in Unikey: Công cụ, Chuyển mã) and import it again. Nothing was stored.");
    }

    private static string Sample(List<string> cells)
    {
        var text = cells.First(cell => VietnameseWords.Count(cell).Words > 0);
        return text.Length > 40 ? text[..40] + "…" : text;
    }

    private static VietnameseWords.Tally Tally(IEnumerable<string> cells) =>
        cells.Aggregate(new VietnameseWords.Tally(), (sum, cell) => sum + VietnameseWords.Count(cell));
}
