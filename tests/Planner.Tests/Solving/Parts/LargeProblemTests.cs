using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving.Parts;

/// <summary>Problems so large that they are searched part by part, with visits bound to each other across the borders.</summary>
public sealed class LargeProblemTests
{
    private const int Visits = 1700;
    private const int Teams = 60;
    private const int Offices = 6;
    private const int Hour = 3600;

    private static readonly SearchLimits Limits = new() { Time = TimeSpan.FromMinutes(2), Iterations = 20_000, Threads = 2 };

    [Fact]
    public void Parts_make_a_plan_that_keeps_every_rule()
    {
        var problem = Draw(new(1));
        var plan = new RoutingEngine().Solve(problem, Limits);
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.InRange(plan.LeftOut.Count, 0, Visits / 10);
        foreach (var kind in problem.Relations.GroupBy(relation => relation.GetType()))
            Assert.Contains(kind, relation => !relation.Visits.Any(plan.LeftOut.Contains));
        // Without its times these may not be found again: then what is bound by them is served anew.
        Assert.Empty(PlanCheck.Check(problem, new RoutingEngine().Solve(problem, Limits with { Seed = 2 },
            start: [.. Start(plan).Select(route => new PlannedVisits(route.Team, route.Shift, route.Visits))])));
    }

    [Fact]
    public void Searching_on_never_makes_a_plan_worse()
    {
        var problem = Draw(new(3));
        var plan = new RoutingEngine().Solve(problem, Limits with { Iterations = 5_000 });
        var better = new RoutingEngine().Solve(problem, Limits with { Iterations = 5_000, Seed = 2 }, start: Start(plan));
        Assert.Empty(PlanCheck.Check(problem, better));
        Assert.InRange(better.Cost.Against(plan.Cost), -1, 0);
    }

    [Fact]
    public void Cancelled_at_once_there_is_still_a_plan()
    {
        var problem = Draw(new(2));
        var plan = new RoutingEngine().Solve(problem, new() { Time = TimeSpan.FromMinutes(2), Threads = 2 }, cancel: new(canceled: true));
        Assert.Empty(PlanCheck.Check(problem, plan));
    }

    private static PlannedVisits[] Start(RoutingPlan plan) => [.. plan.Routes.Select(PlannedVisits.Of)];

    private static RoutingProblem Draw(Random random)
    {
        var places = Enumerable.Range(0, Offices).Select(_ => (X: random.NextDouble() * 40_000, Y: random.NextDouble() * 40_000)).ToList();
        for (var visit = 0; visit < Visits; visit++)
        {
            var (x, y) = visit % 20 == 0 ? places[random.Next(Offices)] : places[^1];
            var reach = visit % 20 == 0 ? 6_000 : 400;
            places.Add((x + (random.NextDouble() - 0.5) * reach, y + (random.NextDouble() - 0.5) * reach));
        }
        return new()
        {
            Places = places.Count,
            Profiles = [new KnownTravel(Table(places))],
            Teams = [.. Enumerable.Range(0, Teams).Select(team => new RoutingTeam
            {
                Name = $"team {team}",
                Start = team % Offices,
                End = team % Offices,
                Shifts = [new(0, 9 * Hour) { Breaks = [new([new(3 * Hour, 5 * Hour)], Hour / 2)] }],
            })],
            Visits = [.. Enumerable.Range(0, Visits).Select(visit => new RoutingVisit
            {
                Name = $"household {visit}",
                Place = Offices + visit,
                ServiceSeconds = 300 + random.Next(600),
                Windows = random.Next(5) == 0 ? [new(random.Next(6) * Hour, 8 * Hour)] : [],
                Worth = 20_000,
            })],
            Relations = [.. Enumerable.Range(0, Visits / 20).Select(hamlet => Relation(hamlet % 5, 20 * hamlet + 3, random.Next(3) == 0 ? 20 * hamlet + 23 : 20 * hamlet + 4))
                .Where(relation => relation.Visits.All(visit => visit < Visits))],
        };
    }

    private static VisitRelation Relation(int kind, int one, int other) => kind switch
    {
        0 => new SameTeamRelation([one, other]),
        1 => new DifferentTeamsRelation([one, other]),
        2 => new FollowsRelation(one, other, 600, 4 * Hour),
        3 => new TogetherRelation([one, other]),
        _ => new ApartRelation([one, other]),
    };

    private static TravelTable Table(List<(double X, double Y)> places)
    {
        var metres = new int[places.Count * places.Count];
        for (var from = 0; from < places.Count; from++)
            for (var to = 0; to < places.Count; to++)
                metres[from * places.Count + to] = (int)Math.Sqrt(Math.Pow(places[from].X - places[to].X, 2) + Math.Pow(places[from].Y - places[to].Y, 2));
        return new(places.Count, [.. metres.Select(length => length / 6)], metres);
    }
}
