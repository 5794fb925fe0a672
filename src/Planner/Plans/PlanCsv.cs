using System.Globalization;
using System.Text;
using CoverageMap.Geo;

namespace CoverageMap.Planner.Plans;

/// <summary>The stops of a plan as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need for Vietnamese).</summary>
public static class PlanCsv
{
    private static readonly string[] Columns =
    [
        "team", "team_name", "stop", "household", "address", "lon", "lat", "match_code", "uncertainty_m", "arrives_at",
        "starts_at", "leaves_at", "distance_m", "travel_s", "residents", "gaps",
        "by_road", "streets",
    ];

    public static void Write(StoredPlan plan, PlanLegs legs, TimeZoneInfo timeZone, Stream output)
    {
        using var file = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        Write(file, Columns);
        foreach (var route in plan.Routes)
            foreach (var stop in route.Stops)
                Write(file,
                [
                    CsvCell.WithoutFormula(route.TeamCode), CsvCell.WithoutFormula(route.TeamName), Number(stop.Number),
                    Number(stop.HouseholdId), CsvCell.WithoutFormula(stop.Address),
                    Degrees(stop.Position.Lon), Degrees(stop.Position.Lat), CsvCell.WithoutFormula(stop.MatchCode), Number(stop.UncertaintyMetres),
                    Time(stop.ArrivesAt, timeZone), Time(stop.StartsAt, timeZone), Time(stop.LeavesAt, timeZone),
                    Number(stop.DistanceMetres), Number(stop.TravelSeconds),
                    Number(stop.Tasks.Select(task => task.ResidentId).Distinct().Count()), CsvCell.WithoutFormula(Gaps(stop)),
                    stop.ByRoad ? "true" : "false", CsvCell.WithoutFormula(string.Join(" → ", legs.Of(route)[stop.Number - 1].Streets)),
                ]);
    }

    private static string Gaps(StoredStop stop) => string.Join(' ',
        stop.Tasks.GroupBy(task => task.GapCode).Select(gap => $"{gap.Key}:{Number(gap.Count())}"));

    private static void Write(StreamWriter file, IEnumerable<string> cells) => file.Write(string.Join(',', cells.Select(CsvCell.Quote)) + "\r\n");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Degrees(double degrees) => degrees.ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset moment, TimeZoneInfo timeZone) =>
        TimeZoneInfo.ConvertTime(moment, timeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
