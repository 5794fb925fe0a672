using System.Globalization;
using CoverageMap.Geo.Areas;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>Where a gazetteer is read from: the data that comes with the program, and what was imported besides.</summary>
/// <param name="Data">The project's data folder, with units/, areas/ and places/.</param>
/// <param name="Imported">Written by <see cref="GazetteerImport"/>; null or a folder that does not exist: nothing.</param>
public sealed record GazetteerFolders(string Data, string? Imported)
{
    /// <exception cref="UserErrorException">A file is missing or damaged.</exception>
    public Gazetteer Load() => Fill(new GazetteerBuilder()).Build();

    /// <summary>Adds all that the folders hold.</summary>
    public GazetteerBuilder Fill(GazetteerBuilder gazetteer)
    {
        UnitList.Read(Path.Combine(Data, "units"), gazetteer);
        FormerUnits.Read(Path.Combine(Data, "units", "vietnam-former-units.csv"), gazetteer);
        ReadOutlines(Path.Combine(Data, "areas", "binh-phuoc-communes-2024.geojson"), UnitList.Reform.AddDays(-1), gazetteer);
        ReadOutlines(Path.Combine(Data, "areas", "binh-phuoc-communes-2025.geojson"), UnitList.Reform, gazetteer);
        HamletFile.Read(Path.Combine(Data, "places", "binh-phuoc-localities.csv"), gazetteer);
        if (Imported is null || !Directory.Exists(Imported)) return gazetteer;
        foreach (var path in Files("*.outlines.geojson")) ReadOutlines(path, DayOf(path), gazetteer);
        foreach (var path in Files("*.hamlets.csv")) HamletFile.Read(path, gazetteer);
        foreach (var path in Files("*.streets.csv")) StreetFile.Read(path, gazetteer);
        foreach (var path in Files("*.houses.csv")) HouseFile.Read(path, gazetteer);
        return gazetteer;
    }

    private IEnumerable<string> Files(string pattern) => Directory.GetFiles(Imported!, pattern).Order(StringComparer.Ordinal);

    private static void ReadOutlines(string path, DateOnly day, GazetteerBuilder gazetteer)
    {
        foreach (var (code, outline) in AreaFile.Outlines(path)) gazetteer.Outline(code, day, outline);
    }

    // "binh-duong.2025-07-01.outlines.geojson": a day on which the units are valid.
    private static DateOnly DayOf(string path) =>
        Path.GetFileName(path).Split('.') is [_, var day, ..] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            ? read : throw new UserErrorException($"{path} names no day; call it NAME.YYYY-MM-DD.outlines.geojson, or import it again with `coverage areas import`.");
}
