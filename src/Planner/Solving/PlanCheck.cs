using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Checks;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// Checks a routing plan against its problem from the beginning: it shares no arithmetic with what makes plans, and asks
/// the travel times anew for each route. A time later than need be breaks no rule. Driven stops are facts: only what they
/// use up is judged, and a relation is broken only by a visit that is not driven.
/// </summary>
public static class PlanCheck
{
    /// <returns>Every rule broken; empty for a plan that may be kept.</returns>
    public static IReadOnlyList<PlanViolation> Check(RoutingProblem problem, RoutingPlan plan, CancellationToken cancel = default)
    {
        var malformed = FormCheck.Broken(problem, plan).ToList();
        if (malformed.Count > 0) return malformed;
        var routes = plan.Routes.Select(route => new CheckedRoute(problem, route, cancel)).ToList();
        var served = new ServedVisits(problem, routes);
        return
        [
            .. OnceCheck.Broken(problem, plan), .. DrivenCheck.Broken(problem, plan), .. StockCheck.Broken(problem, routes),
            .. routes.SelectMany(OfRoute),
            .. PairCheck.Broken(served), .. TeamRelationCheck.Broken(served), .. FollowsCheck.Broken(served),
            .. TogetherCheck.Broken(served), .. ApartCheck.Broken(served),
            .. CostCheck.Broken(problem, plan, routes),
        ];
    }

    private static IEnumerable<PlanViolation> OfRoute(CheckedRoute route) =>
    [
        .. ShiftCheck.Broken(route), .. WindowCheck.Broken(route), .. ServiceCheck.Broken(route), .. RideCheck.Broken(route),
        .. BreakCheck.Broken(route), .. AbilityCheck.Broken(route), .. PinCheck.Broken(route), .. LoadCheck.Broken(route),
        .. LimitCheck.Broken(route), .. DurationCheck.Broken(route),
    ];
}
