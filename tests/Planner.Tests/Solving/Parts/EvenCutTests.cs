using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Parts;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Parts;

/// <summary>The first cut of a road along which teams are spread evenly, and visits are dense in one half.</summary>
public sealed class EvenCutTests
{
    private const int Teams = 80;
    private const int DenseVisits = 2400;
    private const int ThinVisits = 800;
    private const int Length = 24_000;

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1000, false)]
    [InlineData(60, true)]
    public void No_part_has_more_to_do_than_its_hours_hold_while_another_has_less(int serviceSeconds, bool isEven)
    {
        var problem = Problem(serviceSeconds);
        var unlike = 0;
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var random = new Random(seed);
            var parts = new PartCut(problem, new(problem, random, default), new(problem), random).Cut(new(problem, null), 1000, 40, isEven);
            Assert.Equal(Enumerable.Range(0, DenseVisits + ThinVisits), parts.SelectMany(part => part.Visits).Order());
            Assert.Equal(Enumerable.Range(0, Teams), parts.SelectMany(part => part.Teams).Order());
            Assert.True(parts.Count > 1);
            var mean = (double)(DenseVisits + ThinVisits) / Teams;
            if (parts.Any(part => Math.Abs(part.Visits.Count / (mean * part.Teams.Count) - 1) > 0.1)) unlike++;
        }
        // Where the hours hold all that lies near, everybody stays there.
        Assert.Equal(isEven && serviceSeconds == 1000 ? 0 : 5, unlike);
    }

    [Theory]
    [InlineData(5000, 100, 2)]
    [InlineData(1000, 40, 3)]
    [InlineData(420, 100, 8)]
    public void Parts_are_of_like_size_and_two_at_least(int visitsOfPart, int teamsOfPart, int parts)
    {
        var problem = Problem(1000);
        foreach (var seed in Enumerable.Range(1, 5))
        {
            var random = new Random(seed);
            var cut = new PartCut(problem, new(problem, random, default), new(problem), random).Cut(new(problem, null), visitsOfPart, teamsOfPart, isEven: true);
            Assert.InRange(cut.Count, parts - 1, parts + 1);
            Assert.True(cut.Count > 1);
            Assert.All(cut, part => Assert.InRange(part.Visits.Count, 0, 1.3 * visitsOfPart));
        }
    }

    private static RoutingProblem Problem(int serviceSeconds)
    {
        int[] road =
        [
            .. Enumerable.Range(0, Teams).Select(team => team * Length / Teams),
            .. Enumerable.Range(0, DenseVisits).Select(visit => visit * (Length / 2) / DenseVisits),
            .. Enumerable.Range(0, ThinVisits).Select(visit => Length / 2 + visit * (Length / 2) / ThinVisits),
        ];
        return Line.Problem(road, [.. Enumerable.Range(0, Teams).Select(team => Line.Team(team) with { Shifts = [new(0, 9 * 3600)] })],
            [.. Enumerable.Range(Teams, DenseVisits + ThinVisits).Select(place => Line.At(place) with { ServiceSeconds = serviceSeconds })]);
    }
}
