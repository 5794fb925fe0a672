using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>Who waits for a plan is told how far the search is, whether it finds something or not.</summary>
public sealed class SteadyProgressTests
{
    [Fact]
    public void A_search_that_finds_nothing_better_is_told_of_all_the_same()
    {
        var problem = Line.Problem([0, 600], [Line.Team(0)], [Line.At(1) with { Worth = 100_000 }]);
        var reports = new Reports();
        var plan = new RoutingEngine().Solve(problem, new() { Time = TimeSpan.FromSeconds(5) }, reports);
        Assert.All(reports.All, report => Assert.Equal(plan.Cost.Total, report.Best.Total));
        Assert.Contains(reports.All, report => report.Share is > 0.2 and < 1 && report.Iterations > 0);
    }

    [Fact]
    public void Reports_get_no_worse_and_end_with_the_plan()
    {
        var random = new Random(1);
        int[] road = [.. Enumerable.Range(0, 63).Select(_ => random.Next(8_000))];
        var problem = Line.Problem(road, [.. Enumerable.Range(0, 3).Select(place => Line.Team(place))],
            [.. Enumerable.Range(3, 60).Select(place => Line.At(place) with { Worth = 100_000 })]);
        var reports = new Reports();
        var plan = new RoutingEngine().Solve(problem, new() { Iterations = 20_000, Time = TimeSpan.FromMinutes(2) }, reports);
        Assert.Equal(reports.All.Select(report => report.Best.Total).OrderDescending(), reports.All.Select(report => report.Best.Total));
        Assert.Equal(reports.All.Select(report => report.Elapsed).Order(), reports.All.Select(report => report.Elapsed));
        Assert.Equal((plan.Cost.Total, 60 - plan.LeftOut.Count, 1), (reports.All[^1].Best.Total, reports.All[^1].Served, reports.All[^1].Share));
    }

    [Fact]
    public void Who_fails_to_take_a_report_fails_the_search_not_the_process()
    {
        var problem = Line.Problem([0, 600], [Line.Team(0)], [Line.At(1) with { Worth = 100_000 }]);
        var error = Assert.Throws<InvalidOperationException>(() => new RoutingEngine().Solve(problem, new() { Time = TimeSpan.FromSeconds(5) }, new Failing()));
        Assert.Equal("after a while", error.Message);
    }

    private sealed class Failing : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value)
        {
            if (value.Share is > 0.2 and < 1) throw new InvalidOperationException("after a while");
        }
    }

    private sealed class Reports : IProgress<SearchProgress>
    {
        public List<SearchProgress> All { get; } = [];

        public void Report(SearchProgress value) => All.Add(value);
    }
}
