namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>Reads hamlet points: CSV with `name`, `lon`, `lat` and others that are left alone.</summary>
public static class HamletFile
{
    /// <exception cref="UserErrorException">The file is missing or damaged.</exception>
    public static void Read(string path, GazetteerBuilder gazetteer) => CsvRows.Read(path, ["name", "lon", "lat"],
        row => gazetteer.Hamlet(row[0], new LonLat(CsvRows.Number(row[1]), CsvRows.Number(row[2]))));
}
