using CoverageMap.Benchmarks.Planner.Engines;
using CoverageMap.Benchmarks.Planner.Instances;

namespace CoverageMap.Benchmarks.Planner;

/// <summary>What was measured on an instance with all seeds.</summary>
internal sealed record PlannerRow(RoutingInstance Instance, IReadOnlyList<(Measured Run, RouteCost Cost)> Runs)
{
    public double MeanCost => Runs.Average(run => run.Cost.Cost);

    public double BestCost => Runs.Min(run => run.Cost.Cost);

    /// <summary>In percent above the best known cost, over the seeds.</summary>
    public double? MeanGap => Gap(MeanCost);

    public double? BestGap => Gap(BestCost);

    public double Seconds => Runs.Average(run => run.Run.Seconds);

    public double? Iterations => Runs.All(run => run.Run.Iterations is null) ? null : Runs.Average(run => run.Run.Iterations ?? 0);

    public double Routes => Runs.Average(run => run.Cost.Routes);

    /// <summary>What must not be in a valid answer, and which settings gave it.</summary>
    public string Remarks => string.Join(", ", new[]
    {
        Count(Runs.Sum(run => run.Cost.Faults), "faults"), Count(Runs.Sum(run => run.Cost.LeftOut), "left out"),
        Runs[0].Run.How,
    }.Where(remark => remark.Length > 0));

    private double? Gap(double cost) => Instance.BestKnown is { } best ? 100 * (cost / best - 1) : null;

    private static string Count(int number, string what) => number == 0 ? "" : $"{number} {what}";
}
