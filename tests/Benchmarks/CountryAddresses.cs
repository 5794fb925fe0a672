using CoverageMap.Geo;
using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Benchmarks;

/// <summary>Addresses of drawn wards of the national list, each in all the ways that people write, with the ward they mean.</summary>
internal sealed record CountryAddresses(IReadOnlyList<string> Forms, IReadOnlyList<(string Form, string Ward)> Truth)
{
    private const int Wards = 3000;

    private static readonly (string Name, Func<Unit, Random, string> Write)[] Ways =
    [
        ("in full", (unit, _) => $"{unit.Ward}, {unit.District}, {unit.Province}"),
        ("without unit words", (unit, _) => $"{Bare(unit.Ward)}, {Bare(unit.District)}, {Bare(unit.Province)}"),
        ("abbreviated, with a street", (unit, random) => $"Số {random.Next(1, 999)} Nguyễn Trãi, {Short(unit.Ward)}, {Short(unit.District)}, {Bare(unit.Province)}"),
        ("without diacritics", (unit, _) => VietnameseLetters.Fold($"{unit.Ward}, {unit.District}, {unit.Province}")),
        ("without commas or diacritics", (unit, random) => VietnameseLetters.FoldLower($"to {random.Next(1, 20)} {unit.Ward} {unit.District} {Bare(unit.Province)}")),
        ("capitals", (unit, _) => $"{unit.Ward}, {unit.District}, {unit.Province}".ToUpperInvariant()),
        ("glued and abbreviated", (unit, _) => $"{Short(unit.Ward).Replace(" ", "", StringComparison.Ordinal)},{Short(unit.District).Replace(" ", "", StringComparison.Ordinal)},{Bare(unit.Province)}"),
        ("a letter wrong in the ward", (unit, random) => $"{Slip(unit.Ward, random)}, {unit.District}, {unit.Province}"),
        ("a letter wrong in the district", (unit, random) => $"{unit.Ward}, {Slip(unit.District, random)}, {unit.Province}"),
        ("without a province", (unit, _) => $"{unit.Ward}, {unit.District}"),
        ("without a district", (unit, _) => $"{unit.Ward}, {unit.Province}"),
        ("decomposed letters", (unit, _) => VietnameseLetters.Decompose($"{unit.Ward}, {unit.District}, {unit.Province}")),
    ];

    private sealed record Unit(string Code, string Ward, string District, string Province);

    /// <param name="list">Rows of code, ward, district, province.</param>
    public static CountryAddresses Write(List<string[]> list, string path)
    {
        var random = new Random(1);
        var truth = new List<(string, string)>();
        using var file = new StreamWriter(path);
        file.Write("id,address\n");
        for (var drawn = 0; drawn < Wards; drawn++)
        {
            var row = list[random.Next(list.Count)];
            var unit = new Unit(row[0], row[1].Trim(), row[2].Trim(), row[3].Trim());
            foreach (var (name, write) in Ways)
            {
                file.Write($"{truth.Count},{CsvCell.Quote(write(unit, random))}\n");
                truth.Add((name, unit.Code));
            }
        }
        return new CountryAddresses([.. Ways.Select(way => way.Name)], truth);
    }

    private static string Bare(string fullName) => FullNames.Cut(fullName).Name;

    private static string Short(string fullName)
    {
        var (type, name) = FullNames.Cut(fullName);
        var word = type switch { "thị trấn" => "TT", "thành phố" => "TP", "thị xã" => "TX", null => "", _ => type[..1].ToUpperInvariant() };
        return name.All(char.IsAsciiDigit) ? word + name : $"{word}. {name}";
    }

    // A letter left out, doubled, exchanged with the next, or another.
    private static string Slip(string fullName, Random random)
    {
        var (type, name) = FullNames.Cut(fullName);
        if (name.Length < 4) return fullName;
        var at = random.Next(1, name.Length - 1);
        var slipped = random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
            _ => name[..at] + (char)('a' + random.Next(26)) + name[(at + 1)..],
        };
        return $"{type} {slipped}";
    }
}
