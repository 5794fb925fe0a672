using CoverageMap.Geo;
using CoverageMap.Planner.Solving.OrTools;

namespace CoverageMap.Planner.Solving;

/// <summary>The engines by the names that users know them by.</summary>
public static class RoutingEngines
{
    public const string Own = "own";
    public const string OrTools = "ortools";

    public static IReadOnlyList<string> Names { get; } = [Own, OrTools];

    /// <param name="machines">As of <see cref="RoutingEngine"/>; another engine has no use for them.</param>
    /// <exception cref="UserErrorException">No engine is called so.</exception>
    public static IRoutingEngine Named(string name, IReadOnlyList<IRoutingEngine>? machines = null) => name switch
    {
        Own => new RoutingEngine(machines),
        OrTools => new OrToolsEngine(),
        _ => throw new UserErrorException($"No engine is called '{name}'; use {string.Join(" or ", Names)}."),
    };
}
