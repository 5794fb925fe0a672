using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Register.Files;

namespace CoverageMap.Geo.Register.Headings;

/// <summary>Composes an address that stands in several columns, from small to large, with the unit words that headings imply.</summary>
internal sealed class AddressColumns
{
    private static readonly char[] Digits = [.. "0123456789"];

    private readonly IReadOnlyList<RegisterColumn> _whole;
    private readonly IReadOnlyList<RegisterColumn> _parts;

    public AddressColumns(RegisterLayout layout)
    {
        _whole = layout.Of(Fields.Address);
        _parts = [.. Fields.AddressParts.SelectMany(part => layout.Of(part))];
        All = [.. _whole, .. _parts];
    }

    public IReadOnlyList<RegisterColumn> All { get; }

    /// <param name="cells">A value for each column of <see cref="All"/>.</param>
    public string Compose(IReadOnlyList<string> cells)
    {
        if (All.Count == 1) return cells[0];
        var address = new List<string>(cells.Take(_whole.Count).Where(cell => cell != ""));
        var folded = string.Join(", ", address.Select(VietnameseLetters.FoldLower));
        var isTown = IsTown(cells);
        for (var i = 0; i < _parts.Count; i++)
        {
            var (heading, cell) = (_parts[i].Heading, cells[_whole.Count + i]);
            if (cell == "" || (folded != "" && folded.Contains(VietnameseLetters.FoldLower(cell), StringComparison.Ordinal))) continue;
            var named = WithUnit(heading, cell, isTown);
            // "12" and "Trần Phú" are one thing, "12 đường Trần Phú"; all else is set apart by commas.
            if (heading.Field == Fields.Street && address.Count > 0 && i > 0 && _parts[i - 1].Heading.Field == Fields.HouseNumber && address[^1] == cells[_whole.Count + i - 1])
                address[^1] += " " + named;
            else address.Add(named);
        }
        return string.Join(", ", address);
    }

    private static string WithUnit(Heading heading, string cell, bool isTown)
    {
        if (heading.Field == Fields.HouseNumber || HasUnit(cell)) return cell;
        var unit = heading.Unit ?? (char.IsAsciiDigit(cell[0]) ? heading.Field switch
        {
            Fields.Hamlet => isTown ? "khu phố" : "ấp",
            Fields.Ward => "phường", // communes have names
            Fields.District => "quận",
            Fields.Group => "tổ",
            _ => null,
        } : null);
        return unit is null ? cell : $"{unit} {cell}";
    }

    private bool IsTown(IReadOnlyList<string> cells)
    {
        for (var i = 0; i < _parts.Count; i++)
            if (_parts[i].Heading.Field == Fields.Ward)
                return _parts[i].Heading.Unit is "phường" or "thị trấn" ||
                    VietnameseLetters.FoldLower(cells[_whole.Count + i]) is var ward && (ward.StartsWith("phuong", StringComparison.Ordinal) ||
                        ward.StartsWith("thi tran", StringComparison.Ordinal) || ward.StartsWith("p.", StringComparison.Ordinal) || ward.StartsWith("tt", StringComparison.Ordinal));
        return false;
    }

    /// <summary>Whether the cell says itself what it names: "Ấp 3", "KP. Phú Tân", "P4".</summary>
    private static bool HasUnit(string cell)
    {
        var words = cell.ToLowerInvariant().Split((char[])[' ', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return false;
        var first = words[0].TrimEnd(Digits);
        var isNumbered = first.Length < words[0].Length;
        words[0] = first;
        // "Đồi" is no "đội"; but who types no marks at all means "đội" by "doi".
        var hasMarks = cell.Any(letter => letter > 0x7F);
        return UnitWords.StartingWith(VietnameseLetters.FoldLower(first)).Any(unit => unit.FoldedWords.Length <= words.Length &&
            (hasMarks ? unit.Words : unit.FoldedWords).Zip(words).All(pair => pair.First == pair.Second) &&
            (unit.FoldedWords.Length < words.Length || isNumbered) &&
            (!unit.IsLetter || isNumbered || cell.Contains('.', StringComparison.Ordinal)));
    }
}
