namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>Reads named points: CSV with `name`, `lon`, `lat` and others that are left alone.</summary>
public static class PointFile
{
    /// <exception cref="UserErrorException">The file is missing or damaged.</exception>
    public static void Read(string path, Action<string, LonLat> take) => CsvRows.Read(path, ["name", "lon", "lat"],
        row => take(row[0], new LonLat(CsvRows.Number(row[1]), CsvRows.Number(row[2]))));
}
