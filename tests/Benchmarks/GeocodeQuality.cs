using System.Globalization;
using System.Text;
using CoverageMap.Geo;
using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Benchmarks;

/// <summary>Where a household of the sample is.</summary>
internal sealed record GeocodeTruth(string Address, LonLat Position, string WardCode, string WardName);

/// <summary>How results lie to the truth, by match code; errors in metres.</summary>
internal sealed class GeocodeQuality
{
    private readonly SortedDictionary<string, Line> _lines = new(StringComparer.Ordinal);

    public int Households { get; private set; }

    /// <summary>Rows whose address holds the name of their ward, diacritics and spaces aside.</summary>
    public int NamingTheirWard { get; private set; }

    public double WardRightOfNaming => Share(_lines.Values.Sum(line => line.RightOfNaming), NamingTheirWard);
    public double WardRight => Share(_lines.Values.Sum(line => line.Right), Households);

    /// <param name="row">id, ward_code, lon, lat, uncertainty_m, match_code, candidates.</param>
    public void Add(GeocodeTruth truth, string[] row)
    {
        Households++;
        if (!_lines.TryGetValue(row[5], out var line)) _lines[row[5]] = line = new Line();
        var isRight = row[1] == truth.WardCode;
        var naming = Names(truth);
        if (naming) NamingTheirWard++;
        line.Count++;
        if (isRight) line.Right++;
        if (isRight && naming) line.RightOfNaming++;
        if (row[1] == "") return;
        var error = truth.Position.DistanceMetresTo(new LonLat(GeocodeBenchmark.Number(row[2]), GeocodeBenchmark.Number(row[3])));
        line.Errors.Add(error);
        if (error <= GeocodeBenchmark.Number(row[4])) line.Inside++;
    }

    public string Table()
    {
        var table = new StringBuilder("| match code | share | ward right | median error | 90th percentile | inside the uncertainty |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var (code, line) in _lines)
        {
            line.Errors.Sort();
            var placed = line.Errors.Count > 0;
            table.Append(CultureInfo.InvariantCulture, $"| {code} | {Share(line.Count, Households):P2} | {(placed ? $"{Share(line.Right, line.Count):P2}" : "–")} | ")
                .Append(CultureInfo.InvariantCulture, $"{(placed ? $"{line.Errors[line.Errors.Count / 2]:N0} m" : "–")} | {(placed ? $"{line.Errors[line.Errors.Count * 9 / 10]:N0} m" : "–")} | ")
                .Append(CultureInfo.InvariantCulture, $"{(placed ? $"{Share(line.Inside, line.Count):P1}" : "–")} |\n");
        }
        var wrong = _lines.Values.Sum(line => line.Errors.Count - line.Right);
        return table.Append(CultureInfo.InvariantCulture, $"\nOf {NamingTheirWard:N0} rows that name their ward, {WardRightOfNaming:P2} get it; ")
            .Append(CultureInfo.InvariantCulture, $"{wrong:N0} of all {Households:N0} get another ward ({Share(wrong, Households):P3}).\n").ToString();
    }

    private static bool Names(GeocodeTruth truth) =>
        Plain(truth.Address).Contains(Plain(FullNames.Cut(truth.WardName).Name), StringComparison.Ordinal);

    private static string Plain(string text) => string.Concat(VietnameseLetters.FoldLower(VietnameseLetters.Compose(text)).Where(char.IsLetterOrDigit));

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private sealed class Line
    {
        public int Count, Right, RightOfNaming, Inside;
        public List<double> Errors { get; } = [];
    }
}
