using CoverageMap.Geo;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Teams;

/// <summary>A team that goes from door to door, as it is on every day of the campaign.</summary>
/// <param name="AreaCode">The area it serves.</param>
/// <param name="Kits">Equipment that stays with the team, by kind.</param>
/// <param name="Stock">Consumables carried at the start of a shift, by item.</param>
/// <param name="Break">Null for a team that works without one.</param>
public sealed record Team(
    string Code, string Name, string AreaCode, IReadOnlyList<string> Skills, IReadOnlyDictionary<string, int> Kits,
    IReadOnlyDictionary<string, int> Stock, TimeOnly ShiftStart, TimeOnly ShiftEnd, ShiftBreak? Break,
    string DepotName, LonLat Depot, double SpeedKmh)
{
    /// <summary>The team's day as the solver takes it.</summary>
    public DayTeam ForRouting() => new(
        Code, Depot, SpeedKmh, Seconds(ShiftStart), Seconds(ShiftEnd),
        Break is null ? null : new(Seconds(Break.From), Math.Min(Seconds(Break.Until), Seconds(ShiftEnd) - Break.Minutes * 60), Break.Minutes * 60),
        Skills, [.. Kits.Where(kit => kit.Value > 0).Select(kit => kit.Key)], Stock);

    private static int Seconds(TimeOnly time) => (int)time.ToTimeSpan().TotalSeconds;
}

/// <summary>A break of some minutes that begins between two times, both included.</summary>
public sealed record ShiftBreak(TimeOnly From, TimeOnly Until, int Minutes);
