using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>When something may begin that is bound to what is driven already.</summary>
public sealed class DrivenPartsTests
{
    [Fact]
    public void Visit_that_is_apart_from_a_driven_one_is_left_out_where_its_team_takes_too_long()
    {
        var problem = Apart(team => team with { Kind = "slow" }).WithVisit(0, visit => visit with { ServiceByKind = new Dictionary<string, long> { ["slow"] = 200 } });
        Assert.Equal([0], Solve(problem).LeftOut);
    }

    [Fact]
    public void Visit_that_is_apart_from_a_driven_one_is_served_where_its_team_is_done_before() =>
        Assert.Empty(Solve(Apart(team => team)).LeftOut);

    [Fact]
    public void Driven_stop_where_its_team_stood_already_had_no_setup()
    {
        var problem = Line.Problem([0, 100], [Line.Team(0), Line.Team(1) with { StartIsStop = true, Driven = [new(1, 50)] }], Line.At(1) with { PinnedTeam = 0 }, Line.At(1) with { SetupSeconds = 100 })
            .WithRelation(new FollowsRelation(1, 0, 0, 20));
        Assert.Equal(110, Solve(problem).Routes.Single(route => route.Team == 0).Steps[1].BeginsAt);
    }

    [Fact]
    public void What_a_driven_stop_should_have_followed_is_still_served()
    {
        var problem = Line.Problem([0, 100], [Line.Team(0) with { Driven = [new(0, 150)] }, Line.Team(0)], Line.At(1), Line.At(1) with { PinnedTeam = 1, Windows = [new(1000, 1010)] })
            .WithRelation(new FollowsRelation(1, 0));
        Assert.Empty(Solve(problem).LeftOut);
    }

    private static RoutingProblem Apart(Func<RoutingTeam, RoutingTeam> change) =>
        Line.Problem([0, 100, 120], [change(Line.Team(0)), Line.Team(2) with { Driven = [new(1, 250)] }], Line.At(1) with { Windows = [new(0, 200)] }, Line.At(2))
            .WithRelation(new ApartRelation([0, 1]));

    private static RoutingPlan Solve(RoutingProblem problem)
    {
        var plan = TestedEngine.Engine.Solve(problem, TestedEngine.Limits);
        Assert.Empty(PlanCheck.Check(problem, plan));
        return plan;
    }
}
