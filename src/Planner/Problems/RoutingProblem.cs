namespace CoverageMap.Planner.Problems;

/// <summary>
/// The neutral statement of a routing task: everything the solver knows. Times and durations are whole seconds from a zero
/// of the caller's choice, distances whole metres, costs in a unit of the caller's choice. Teams, visits and places are
/// named by their number in the lists. <see cref="PlanCost"/> says what a plan costs; the least is sought.
/// </summary>
public sealed record RoutingProblem
{
    public required IReadOnlyList<RoutingTeam> Teams { get; init; }

    public required IReadOnlyList<RoutingVisit> Visits { get; init; }

    /// <summary>How many places there are; teams' and visits' places are below it.</summary>
    public required int Places { get; init; }

    /// <summary>Rides between the places, one for each profile; <see cref="RoutingTeam.Profile"/> points here.</summary>
    public required IReadOnlyList<ITravelProfile> Profiles { get; init; }

    /// <summary>
    /// The names of what is counted in amounts and capacities, such as "kit", "sim", "phone". Arrays of amounts have this
    /// many entries, or none for all 0.
    /// </summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    public IReadOnlyList<VisitRelation> Relations { get; init; } = [];

    public IReadOnlyList<RoutingTarget> Targets { get; init; } = [];

    /// <summary>
    /// The price of each ride from a visit to the next in another <see cref="RoutingVisit.Area"/>; to and from visits without
    /// an area, starts and ends it is free.
    /// </summary>
    public double AreaChangePrice { get; init; }

    /// <summary>
    /// The price of uneven work: this times the sum over the teams of (hours of today and past days) squared, less the same
    /// sum of the past days alone. Hours are those of travel, setup and service.
    /// </summary>
    public double BalancePrice { get; init; }
}
