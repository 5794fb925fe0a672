using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Parts;

namespace CoverageMap.Planner.Tests.Solving.Parts;

public sealed class ShippedPartTests
{
    [Fact]
    public void Plans_of_what_was_numbered_anew_are_as_good_in_the_old_numbers()
    {
        var sent = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            // The other way round, so that no number stays.
            var shipped = new ShippedPart(problem, [.. Enumerable.Range(0, problem.Visits.Count).Reverse()], [.. Enumerable.Range(0, problem.Teams.Count).Reverse()]);
            Assert.Empty(RoutingProblemCheck.Faults(shipped.Problem));
            if (BruteForce.Solve(problem) is not { } best) continue;
            var plan = shipped.Back(BruteForce.Solve(shipped.Problem)!);
            Assert.Empty(PlanCheck.Check(problem, plan with { Routes = [.. plan.Routes.OrderBy(route => route.Team).ThenBy(route => route.Shift)], LeftOut = [.. plan.LeftOut.Order()] }));
            Assert.Equal(best.Cost.Total, plan.Cost.Total, 6);
            var start = shipped.There([.. best.Routes.Select(PlannedVisits.Of)]);
            Assert.Empty(new RoutingTask(shipped.Problem, start).StartFaults());
            Assert.Equal(best.Routes.Select(route => route.Visits.Count()), start.Select(route => route.Visits.Count));
            sent++;
        }
        Assert.InRange(sent, 50, 200);
    }

    [Theory]
    [InlineData("allowed")]
    [InlineData("pinned")]
    public void What_only_a_team_of_another_part_may_serve_is_left_out(string how)
    {
        var visit = new RoutingVisit { Name = "B", Place = 1, Worth = 100 };
        var problem = new RoutingProblem
        {
            Teams = [.. Enumerable.Range(0, 3).Select(team => new RoutingTeam { Name = $"{team}", Start = 0 })],
            Visits = [how == "pinned" ? visit with { PinnedTeam = 2 } : visit with { AllowedTeams = new HashSet<int> { 2 } }, visit, visit with { KeepTeam = 2, KeepPrice = 500 }],
            Places = 2,
            Profiles = [new KnownTravel(new(2, [0, 60, 60, 0], [0, 0, 0, 0]))],
        };
        var shipped = new ShippedPart(problem, [0, 1, 2], [1, 0]);
        Assert.Empty(RoutingProblemCheck.Faults(shipped.Problem));
        // The price of not being with the team that it is kept with is paid anyway, so that it is served.
        Assert.Equal([0], shipped.Back(new RoutingEngine().Solve(shipped.Problem, new() { Iterations = 200 })).LeftOut);
    }
}
