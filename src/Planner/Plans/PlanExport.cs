using CoverageMap.Geo;

namespace CoverageMap.Planner.Plans;

/// <summary>Writes a stored plan for other programs: GeoJSON for maps, CSV for tables, GPX for navigation devices.</summary>
public static class PlanExport
{
    /// <summary>The names of the formats.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["geojson", "csv", "gpx"];

    /// <param name="legs">The plan's rides with their ways.</param>
    /// <param name="timeZone">The zone in which CSV and GeoJSON give their times; GPX has them in UTC, as it must.</param>
    /// <exception cref="UserErrorException">The format is not known.</exception>
    public static void Write(StoredPlan plan, PlanLegs legs, string format, TimeZoneInfo timeZone, Stream output)
    {
        switch (format)
        {
            case "geojson": PlanGeoJson.Write(plan, legs, timeZone, output); break;
            case "csv": PlanCsv.Write(plan, legs, timeZone, output); break;
            case "gpx": PlanGpx.Write(plan, legs, output); break;
            default: throw new UserErrorException($"'{format}' is no export format; choose {string.Join(", ", Formats)}.");
        }
    }
}
