using CoverageMap.Geo;

namespace CoverageMap.Planner.Problems;

/// <summary>One visit that a team may make. Households and parts name it; two parts are never served at one time.</summary>
/// <param name="Part">0 for the whole household's visit, else the number of the part, from 1.</param>
/// <param name="Windows">When the service may begin, in order and apart from each other; none means at any time.</param>
/// <param name="Worth">What the visit is worth, relative to the others; above 0.</param>
/// <param name="Gaps">The number of person-gaps that it closes.</param>
/// <param name="Consumes">Units of each consumable that it uses up.</param>
public sealed record DayVisit(
    long Household, int Part, LonLat Position, IReadOnlyList<TimeWindow> Windows, int ServiceSeconds, int Worth, int Gaps,
    IReadOnlyList<string> Skills, IReadOnlyList<string> Kits, IReadOnlyDictionary<string, int> Consumes)
{
    public override string ToString() => Part == 0 ? $"household {Household}" : $"household {Household}, part {Part}";
}
