using System.Diagnostics;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;

namespace CoverageMap.Planner.Solving;

public static class Trial
{
    public static (double Cost, long Steps) Run(RoutingProblem problem, TimeSpan time, int seed, double t0, double t1)
    {
        var clock = Stopwatch.StartNew();
        var builder = new ModelBuilder(problem, Enumerable.Range(0, problem.Visits.Count), Enumerable.Range(0, problem.Teams.Count));
        var model = builder.Build(default);
        var dice = new Dice((ulong)seed);
        var search = new Search(model, new VisitOrders(model), dice);
        int[] all = [.. Enumerable.Range(0, model.Routes.Length)];
        search.Begin(new Snapshot(model), all, [.. Enumerable.Range(0, model.Visits)]);
        search.Construct();
        Console.WriteLine($"  built {clock.Elapsed.TotalSeconds:F2}s cost {search.Best.Cost} plain {model.IsPlain}");
        var leg = (double)search.Best.Cost / (model.Visits + search.Routes.Used);
        while (clock.Elapsed < time)
        {
            var share = clock.Elapsed / time;
            search.Run(2000, _ => leg * t0 * Math.Pow(t1 / t0, share), default);
        }
        return (search.Best.Cost, search.Steps);
    }
}
