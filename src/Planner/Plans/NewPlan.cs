using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Demand;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Teams;

namespace CoverageMap.Planner.Plans;

/// <summary>A checked plan that is to be stored.</summary>
/// <param name="Teams">In the order of the problem's teams.</param>
/// <param name="Visits">In the order of the problem's visits.</param>
/// <param name="Travel">The travel times that it was made with.</param>
public sealed record NewPlan(
    Area Area, DateOnly Day, TimeZoneInfo TimeZone, IReadOnlyList<StoredTeam> Teams, IReadOnlyList<DueVisit> Visits,
    DayProblem Problem, DayPlan Plan, ITravelTimes Travel, SolveOptions Options)
{
    /// <summary>How the depots and households are reached; a place counts once.</summary>
    public PointWays Ways { get; } = PointWays.Of(Problem, Travel);

    public long DistanceMetres => Plan.Routes.Sum(route => (long)route.DistanceMetres);

    /// <summary>Seconds that the teams ride, serve and wait; breaks are not work.</summary>
    public long WorkSeconds => Plan.Routes.Sum(route => (long)route.TravelSeconds + route.ServiceSeconds + route.WaitSeconds);
}
