using CoverageMap.Geo;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving.Days;

/// <summary>Teams and visits on a line along the equator: one unit of place is a minute's ride.</summary>
internal static class SmallProblem
{
    public const int Minute = 60;
    public const int Hour = 3600;

    /// <summary>At 60 km/h and without winding, 1000 metres are a minute.</summary>
    private const double DegreesPerUnit = 1 / 111.1951;

    public static ITravelTimes Travel { get; } = new GreatCircleTravelTimes(windingFactor: 1);

    public static SolveOptions Quick { get; } = new() { Iterations = 2000, Threads = 1, TimeLimit = TimeSpan.FromSeconds(10) };

    public static LonLat At(double minutes) => new(minutes * DegreesPerUnit, 0);

    public static DayTeam Team(
        string code = "A", double at = 0, int shiftStart = 8 * Hour, int shiftEnd = 17 * Hour, DayBreak? pause = null,
        string[]? skills = null, string[]? kits = null, (string Item, int Units)[]? stock = null) =>
        new(code, At(at), 60, shiftStart, shiftEnd, pause, skills ?? ["digital"], kits ?? [],
            (stock ?? []).ToDictionary(entry => entry.Item, entry => entry.Units));

    public static DayVisit Visit(
        long household, double at = 1, int service = 30 * Minute, int worth = 100, TimeWindow[]? windows = null, int part = 0,
        string[]? skills = null, string[]? kits = null, (string Item, int Units)[]? consumes = null) =>
        new(household, part, At(at), windows ?? [], service, worth, 1, skills ?? ["digital"], kits ?? [],
            (consumes ?? []).ToDictionary(entry => entry.Item, entry => entry.Units));
}
