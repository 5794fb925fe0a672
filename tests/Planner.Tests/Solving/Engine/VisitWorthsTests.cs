using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>Classes weigh more than all below them, also where their worths are so large that one number each hardly holds them.</summary>
public sealed class VisitWorthsTests
{
    [Theory]
    [InlineData(1, 10, 5)]
    [InlineData(2, 200, 4_000)]
    [InlineData(3, 300, 1_000_000)]
    public void A_visit_outweighs_all_of_lower_classes(int classes, int visits, int mostWorth)
    {
        var random = new Random(visits);
        int[] worths = [.. Enumerable.Range(0, visits).Select(_ => 1 + random.Next(mostWorth))];
        var problem = Draw(visits, visit => (visit % (classes + 2), visit % (classes + 2) > classes ? null : worths[visit]));
        var worth = TestModel.Of(problem).Worth;
        var weights = problem.Visits.Index().GroupBy(visit => visit.Item.Worth is null ? classes + 1 : visit.Item.PriorityClass)
            .OrderBy(group => group.Key).Select(group => group.Select(visit => worth[visit.Index]).ToArray()).ToArray();
        for (var rank = 1; rank < weights.Length; rank++)
            Assert.True(weights[rank].Min() > weights[..rank].SelectMany(lower => lower).Sum(), $"class {rank}: {weights[rank].Min()}");
        Assert.True(worth.Sum(each => (decimal)each) < long.MaxValue);
    }

    [Fact]
    public void Of_a_hundred_classes_each_weighs_more_than_the_next()
    {
        var worth = TestModel.Of(Draw(500, visit => (1 + visit % 100, 7))).Worth;
        Assert.All(Enumerable.Range(1, 99), rank => Assert.True(worth[rank] > worth[rank - 1]));
        Assert.True(worth.Sum(each => (decimal)each) < long.MaxValue);
    }

    [Fact]
    public void Within_a_class_what_is_worth_more_weighs_more()
    {
        var worth = TestModel.Of(Draw(200, visit => (1 + visit % 2, 500 + 10 * visit))).Worth;
        Assert.All(Enumerable.Range(0, 150), visit => Assert.True(worth[visit + 50] > worth[visit]));
    }

    private static RoutingProblem Draw(int visits, Func<int, (int Class, double? Worth)> of)
    {
        var random = new Random(1);
        int[] road = [.. Enumerable.Range(0, 1 + visits).Select(_ => random.Next(8_000))];
        return Line.Problem(road, [Line.Team(0)], [.. Enumerable.Range(0, visits).Select(visit => Line.At(1 + visit) with { PriorityClass = of(visit).Class, Worth = of(visit).Worth })]);
    }
}
