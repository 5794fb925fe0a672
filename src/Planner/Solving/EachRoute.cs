using System.Runtime.ExceptionServices;

namespace CoverageMap.Planner.Solving;

/// <summary>Does something for each route of a plan: in large plans, that somebody may be waiting for, on all cores.</summary>
internal static class EachRoute
{
    /// <summary>Fewer are sooner done by one core.</summary>
    private const int Many = 100;

    /// <returns>In the order of the routes. An exception comes out as it was thrown.</returns>
    public static TResult[] Of<TRoute, TResult>(IReadOnlyList<TRoute> routes, Func<TRoute, TResult> make)
    {
        var made = new TResult[routes.Count];
        if (routes.Count < Many)
        {
            for (var route = 0; route < made.Length; route++) made[route] = make(routes[route]);
            return made;
        }
        try
        {
            Parallel.For(0, made.Length, route => made[route] = make(routes[route]));
        }
        catch (AggregateException failed)
        {
            ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
        }
        return made;
    }
}
