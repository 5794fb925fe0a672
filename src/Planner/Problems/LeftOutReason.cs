namespace CoverageMap.Planner.Problems;

/// <summary>
/// Why a visit is not in a plan, as stored and shown. Those called impossible hold for every plan of these teams and
/// this day; the others are said of the plan as it stands.
/// </summary>
public static class LeftOutReason
{
    /// <summary>No team has all the skills that the visit needs.</summary>
    public const string ImpossibleSkill = "impossible_skill";

    /// <summary>Some team has the skills, but none of these has the kits.</summary>
    public const string ImpossibleKit = "impossible_kit";

    /// <summary>No team with the skills and kits starts with the stock that the visit uses up.</summary>
    public const string ImpossibleStock = "impossible_stock";

    /// <summary>No road leads there from the depot of any able team, or none back.</summary>
    public const string ImpossibleRoad = "impossible_road";

    /// <summary>No able team could make even this visit alone: its window or its length does not fit their shifts.</summary>
    public const string ImpossibleHours = "impossible_hours";

    /// <summary>Able teams have time left but not the stock.</summary>
    public const string Stock = "stock";

    /// <summary>No able team can take the visit in without dropping another: their hours are full.</summary>
    public const string Capacity = "capacity";

    /// <summary>Another part of the household is visited at a time that leaves none for this part.</summary>
    public const string OtherPart = "other_part";

    /// <summary>An able team had time for the visit; the solver stopped before it found so, or held the ride not worth it.</summary>
    public const string SolverLimit = "solver_limit";

    /// <summary>Every code.</summary>
    public static IReadOnlyList<string> All { get; } =
        [ImpossibleSkill, ImpossibleKit, ImpossibleStock, ImpossibleRoad, ImpossibleHours, Stock, Capacity, OtherPart, SolverLimit];
}
