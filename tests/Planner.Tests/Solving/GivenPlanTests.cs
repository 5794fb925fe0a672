using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>What is kept of routes that do not all fit.</summary>
public sealed class GivenPlanTests
{
    /// <summary>Teams 0 and 2 are on their way; of team 1's visits the second is too far for its shift.</summary>
    private static readonly RoutingProblem Begun = Line.Problem([0, 100, 5000],
        [Line.Team(0) with { Driven = [new(0, 100)] }, Line.Team(0) with { Shifts = [new(0, 2000)] }, Line.Team(0) with { Driven = [new(1, 100)] }],
        Line.At(1), Line.At(1), Line.At(1), Line.At(2), Line.At(1));

    private static readonly PlannedVisits[] Routes = [new(0, 0, [0, 4]), new(1, 0, [2, 3]), new(2, 0, [1])];

    [Fact]
    public void Of_teams_on_their_way_all_that_fits_is_kept()
    {
        var plan = GivenPlan.Of(Begun, Routes)!;
        Assert.Equal([[0, 4], [2], [1]], plan.Routes.Select(route => route.Visits.ToArray()));
        Assert.Empty(PlanCheck.Check(Begun, plan));
    }
}
