using CoverageMap.Geo;

namespace CoverageMap.Planner.Problems;

/// <summary>A team's day: it leaves its depot and is back within its shift. Times in seconds from local midnight.</summary>
/// <param name="Kits">Kinds of equipment that it carries and keeps.</param>
/// <param name="Stock">Units of each consumable that it carries at the start.</param>
public sealed record DayTeam(
    string Code, LonLat Depot, double SpeedKmh, int ShiftStart, int ShiftEnd, DayBreak? Break,
    IReadOnlyList<string> Skills, IReadOnlyList<string> Kits, IReadOnlyDictionary<string, int> Stock)
{
    /// <summary>Whether it has every skill and kit that the visit needs, and starts with the stock the visit uses up.</summary>
    public bool IsAbleTo(DayVisit visit) =>
        visit.Skills.All(Skills.Contains) && visit.Kits.All(Kits.Contains) &&
        visit.Consumes.All(use => Stock.GetValueOrDefault(use.Key) >= use.Value);
}

/// <summary>
/// One break, begun between <paramref name="From"/> and <paramref name="Until"/> (both included) after a service and
/// before riding on, or at the depot. It interrupts neither service nor ride and lies within the shift.
/// </summary>
public sealed record DayBreak(int From, int Until, int Seconds);
