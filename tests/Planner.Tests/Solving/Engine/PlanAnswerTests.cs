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

    [Fact]
    public void Rides_that_the_model_was_built_with_are_not_asked_for_again()
    {
        var travel = new CountedTravel(new(2, [0, 70, 80, 0], [0, 700, 800, 0]));
        var problem = Problem with
        {
            Places = 2,
            Profiles = [travel],
            Teams = [.. Problem.Teams.Select(team => team with { Start = 1, End = 1, SpeedFactor = 0.5 })],
        };
        var (answer, rank) = Built(problem);
        var asked = travel.Asked;
        var routes = answer.StartFrom([new(0, 0, [0, 1])]);
        Assert.True(answer.Fits(routes));
        var plan = answer.Write(routes);
        Assert.Equal(asked, travel.Asked);
        Assert.Equal([160L, 0L, 140L], plan.Routes[0].Steps.Skip(1).Select(step => step.TravelSeconds));
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.True(travel.Asked > asked);
    }

    [Fact]
    public void Routes_fit_if_those_do_whose_visits_wait_for_others()
    {
        var (answer, rank) = Built(Problem with { Relations = [new FollowsRelation(0, 2, MinLag: 300)] });
        Assert.True(answer.Fits(answer.StartFrom([new(0, 0, [0]), new(1, 0, [2])])));
        var late = new Snapshot(answer.Model);
        late.Visits(0).AddRange([rank[1], rank[0]]);
        late.Visits(1).AddRange([rank[2]]);
        Assert.False(answer.Fits(late));
    }

    private static (PlanAnswer Answer, int[] Rank) Built(RoutingProblem? problem = null)
    {
        problem ??= Problem;
        var builder = new ModelBuilder(problem, Enumerable.Range(0, problem.Visits.Count), [0, 1]);
        var answer = new PlanAnswer(builder, builder.Build(default));
        return (answer, [.. Enumerable.Range(0, Problem.Visits.Count).Select(visit => builder.Visits.Index().First(entry => entry.Item == visit).Index)]);
    }

    private sealed class CountedTravel(TravelTable all) : ITravelProfile
    {
        private readonly KnownTravel _known = new(all);

        public int Asked { get; private set; }

        public TravelTable Table(IReadOnlyList<int> places, CancellationToken cancel)
        {
            Asked++;
            return _known.Table(places, cancel);
        }
    }
}
