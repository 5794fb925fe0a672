using System.Globalization;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>Streets as they are kept once imported: CSV with `name` and `line`, its points as "lon lat;lon lat;…".</summary>
public static class StreetFile
{
    /// <exception cref="UserErrorException">The file is missing or damaged.</exception>
    public static void Read(string path, GazetteerBuilder gazetteer) => CsvRows.Read(path, ["name", "line"],
        row => gazetteer.Street(new StreetPiece(row[0], [.. row[1].Split(';').Select(Point)])));

    public static void Write(TextWriter file, IEnumerable<StreetPiece> streets)
    {
        file.Write("name,line\n");
        foreach (var street in streets)
            file.Write($"{CsvCell.Quote(street.Name)},{string.Join(';', street.Line.Select(Text))}\n");
    }

    private static string Text(LonLat point) => string.Create(CultureInfo.InvariantCulture, $"{point.Lon:0.#####} {point.Lat:0.#####}");

    private static LonLat Point(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return new LonLat(CsvRows.Number(text[..space]), CsvRows.Number(text[(space + 1)..]));
    }
}
