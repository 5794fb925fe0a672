using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Parts;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Parts;

/// <summary>Few teams, and many times as many visits as they have hours for.</summary>
public sealed class VisitChoiceTests
{
    private const int Visits = 5_000;
    private const int Most = 1_500;

    [Fact]
    public void Parts_of_few_teams_are_searched_with_what_is_worth_most_for_its_time()
    {
        var problem = Draw(teams: 2);
        // Each hundredth is worth five times as much, at the far end.
        Assert.All(Cut(problem), part => Assert.InRange(part.Visits.Count, Most, Most + 1));
        Assert.Superset(Enumerable.Range(0, Visits).Where(visit => visit % 100 == 0).ToHashSet(), Cut(problem).SelectMany(part => part.Visits).ToHashSet());
    }

    [Fact]
    public void Higher_classes_and_what_must_be_served_come_first_and_what_is_bound_comes_together()
    {
        int[] must = [4_000, 4_001], higher = [4_500, 4_501];
        var problem = Draw(teams: 1);
        problem = problem with
        {
            Visits = [.. problem.Visits.Select((visit, number) => visit with
            {
                Worth = must.Contains(number) ? null : higher.Contains(number) ? 1e-3 : visit.Worth,
                PriorityClass = higher.Contains(number) ? 1 : 0,
            })],
            Relations = [new TogetherRelation([must[0], 3_001]), new SameTeamRelation([higher[0], 3_002])],
        };
        var part = Assert.Single(Cut(problem));
        Assert.Superset(new HashSet<int>([.. must, .. higher, 3_001, 3_002]), part.Visits.ToHashSet());
    }

    [Fact]
    public void What_no_team_may_serve_takes_nobodys_place()
    {
        var problem = Draw(teams: 1);
        problem = problem with { Visits = [.. problem.Visits.Select((visit, number) => number < 2_000 ? visit with { Worth = null, Skills = new HashSet<string>(["boat"]) } : visit)] };
        Assert.All(Assert.Single(Cut(problem)).Visits, visit => Assert.InRange(visit, 2_000, Visits - 1));
    }

    [Fact]
    public void What_hours_suffice_for_is_looked_at_whole()
    {
        var problem = Draw(teams: 2);
        problem = problem with { Visits = [.. problem.Visits.Select(visit => visit with { ServiceSeconds = 5 })] };
        Assert.Equal(Visits, Cut(problem).Sum(part => part.Visits.Count));
        Assert.False(PartsSearch.IsFor(problem with { Teams = [problem.Teams[0]] }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_plan_serves_the_best(int teams)
    {
        var problem = Draw(teams);
        Assert.True(PartsSearch.IsFor(problem));
        var plan = new RoutingEngine().Solve(problem, new() { Iterations = 300_000, Threads = 2, Time = TimeSpan.FromMinutes(5) });
        Assert.Empty(PlanCheck.Check(problem, plan));
        var served = plan.Routes.SelectMany(route => route.Visits).ToList();
        // 49 of ten minutes fit into eight hours and a quarter with the rides between them.
        Assert.InRange(served.Count, 40 * teams, 49 * teams);
        Assert.InRange(served.Count(visit => visit % 100 == 0), Math.Min(40 * teams, Visits / 100) - 2, Visits / 100);
    }

    private static IReadOnlyList<Part> Cut(RoutingProblem problem)
    {
        var random = new Random(1);
        return new PartCut(problem, new(problem, random, CancellationToken.None), new(problem), random).Cut(new(problem, null), Most, 40, isEven: true);
    }

    /// <summary>Visits of ten minutes along a road of 2,500 seconds, each hundredth worth five times as much as others.</summary>
    private static RoutingProblem Draw(int teams)
    {
        var travel = new RoadTravel();
        return new()
        {
            Places = Visits,
            Profiles = [travel],
            Teams = [.. Enumerable.Range(0, teams).Select(team => Line.Team(team * (Visits / teams)) with { Shifts = [new(0, 30_000)] })],
            Visits = [.. Enumerable.Range(0, Visits).Select(visit => Line.At(visit) with { ServiceSeconds = 600, Worth = visit % 100 == 0 ? 50_000 : 10_000 })],
        };
    }

    /// <summary>Half a second from each place to the next.</summary>
    private sealed class RoadTravel : ITravelProfile
    {
        public TravelTable Table(IReadOnlyList<int> places, CancellationToken cancel)
        {
            var seconds = places.SelectMany(from => places.Select(to => Math.Abs(from - to) / 2)).ToArray();
            return new(places.Count, seconds, seconds);
        }
    }
}
