using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Parts;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Parts;

/// <summary>A large problem of two towns, of which one has no team with a skill that visits there need.</summary>
public sealed class FarTeamsTests
{
    private const int VisitsOfTown = 800;
    private const int TeamsOfTown = 25;

    private static readonly HashSet<string> Police = ["police"];

    /// <summary>In the first town; by need: the skill, a team of the other town, and the skill at two neighbours at once.</summary>
    private static readonly int[] Skilled = [7, 200, 555];
    private const int Pinned = 300;
    private static readonly int[] Together = [400, 401];
    private static readonly int[] ForOthers = [.. Skilled, Pinned, .. Together];

    [Fact]
    public void Visits_left_out_come_to_a_part_with_teams_that_may_serve_them()
    {
        var problem = Problem();
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var random = new Random(seed);
            var parts = new PartCut(problem, new(problem, random, default), new(problem), random).Cut(new(problem, null), 1000, 40, isEven: true);
            Assert.True(parts.Count > 1);
            Assert.Equal(Enumerable.Range(0, 2 * VisitsOfTown), parts.SelectMany(part => part.Visits).Order());
            foreach (var visit in ForOthers)
                Assert.Contains(parts.Single(part => part.Visits.Contains(visit)).Teams, team => problem.Visits[visit].IsFor(team, problem.Teams[team]));
            Assert.Single(parts, part => Together.All(part.Visits.Contains));
        }
    }

    /// <param name="seed">With all but the first a team had come for one of them, so that the two that need two teams were left out in each cut.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(26)]
    [InlineData(32)]
    [InlineData(44)]
    public void They_are_served(int seed)
    {
        var problem = Problem();
        var plan = new RoutingEngine().Solve(problem, new() { Time = TimeSpan.FromMinutes(2), Iterations = 8000, Threads = 2, Seed = seed });
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.DoesNotContain(plan.LeftOut, ForOthers.Contains);
    }

    private static RoutingProblem Problem()
    {
        int[] road = [.. Enumerable.Range(0, VisitsOfTown), .. Enumerable.Range(5000, VisitsOfTown)];
        var problem = Line.Problem(road,
            [.. Enumerable.Range(0, 2 * TeamsOfTown).Select(team => Line.Team(team < TeamsOfTown ? 400 : VisitsOfTown + 400) with
            {
                Shifts = [new(0, 9 * 3600)],
                Skills = team < TeamsOfTown ? [] : Police,
            })],
            [.. Enumerable.Range(0, road.Length).Select(place => Line.At(place) with { ServiceSeconds = 1200 })]);
        foreach (var visit in ForOthers)
            problem = problem.WithVisit(visit, usual => visit == Pinned ? usual with { PinnedTeam = 2 * TeamsOfTown - 1, Worth = null } : usual with { Skills = Police, PriorityClass = 1 });
        return problem.WithRelation(new TogetherRelation(Together));
    }
}
