using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>The engine that random problems and rule problems are given to.</summary>
public static class TestedEngine
{
    public static IRoutingEngine Engine { get; } = new RoutingEngine();

    public static SearchLimits Limits { get; } = new() { Time = TimeSpan.FromSeconds(20), Iterations = 3000 };

    /// <summary>The share of random problems in which it must find the optimum.</summary>
    public const double LeastShare = 0.99;
}
