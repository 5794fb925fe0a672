using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Engine;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>The routes that a search begins with.</summary>
public sealed class PlanAnswerTests
{
    private static readonly RoutingProblem Problem = new()
    {
        Places = 1,
        Profiles = [new KnownTravel(new(1, [0], [0]))],
        Teams = [.. Enumerable.Range(0, 2).Select(team => new RoutingTeam { Name = $"team {team}", Shifts = [new(0, 1000)] })],
        Visits = [.. Enumerable.Range(0, 5).Select(visit => new RoutingVisit { Name = $"visit {visit}", Place = 0, ServiceSeconds = 300 })],
        Relations = [new FollowsRelation(0, 2)],
    };

    [Fact]
    public void Bound_visits_begin_when_they_did_in_the_plan_that_is_gone_on_from()
    {
        var (answer, rank) = Built();
        PlannedVisits[] start = [new(0, 0, [0]), new(1, 0, [2])];
        Assert.Equal(300, answer.StartFrom(start).Begins[rank[2]]);
        Assert.Equal(650, answer.StartFrom([start[0], start[1] with { Begins = new Dictionary<int, long> { [2] = 650 } }]).Begins[rank[2]]);
        // Where these are impossible, others are found.
        Assert.Equal(300, answer.StartFrom([start[0], start[1] with { Begins = new Dictionary<int, long> { [2] = 900 } }]).Begins[rank[2]]);
    }

    [Fact]
    public void Of_routes_that_do_not_fit_as_much_is_kept_as_does()
    {
        var (answer, rank) = Built();
        var start = answer.StartFrom([new(0, 0, [0, 1]), new(1, 0, [2, 3, 4, 4])]);
        Assert.Equal([rank[0], rank[1]], start.Visits(0));
        Assert.Equal([rank[2], rank[3]], start.Visits(1));
    }

    private static (PlanAnswer Answer, int[] Rank) Built()
    {
        var builder = new ModelBuilder(Problem, Enumerable.Range(0, Problem.Visits.Count), [0, 1]);
        var answer = new PlanAnswer(builder, builder.Build(default));
        return (answer, [.. Enumerable.Range(0, Problem.Visits.Count).Select(visit => builder.Visits.Index().First(entry => entry.Item == visit).Index)]);
    }
}
