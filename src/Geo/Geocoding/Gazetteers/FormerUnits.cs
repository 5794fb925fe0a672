using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Names;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>
/// Reads the names of units that were merged between 2018 and 2024 and what they are part of since: people write them
/// on for years. CSV with `level`, `name` and `code`, the code of the unit of 30 June 2025.
/// </summary>
public static class FormerUnits
{
    // A little less than the own name, so that a unit of today comes first.
    private const double Score = 0.97;

    /// <exception cref="UserErrorException">The file is missing or damaged.</exception>
    public static void Read(string path, GazetteerBuilder gazetteer) => CsvRows.Read(path, ["level", "name", "code"], row =>
    {
        var level = row[0] == "district" ? AreaLevel.District : AreaLevel.Ward;
        if (gazetteer.Find(level, row[2], UnitList.Reform.AddDays(-1)) is { } unit) gazetteer.AlsoCalled(unit, GazetteerName.Of(row[1]), Score);
    });
}
