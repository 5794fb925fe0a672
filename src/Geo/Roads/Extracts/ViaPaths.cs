namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>Puts the ways between `from` and `to` in an order in which they can be travelled; relations list them in any.</summary>
internal static class ViaPaths
{
    private const int MostWays = 6; // real ones have one or two; each more multiplies the orders

    /// <summary>All ways to travel each of the ways once, from end to end, one after the other.</summary>
    public static IEnumerable<int[]> Find(long[] via, WayArcs ways, RoadArcs arcs) => via.Length > MostWays ? []
        : Extend([], [.. via.Select(way => ways.Throughout(way).ToList())], arcs);

    private static IEnumerable<int[]> Extend(int[] path, List<List<int[]>> left, RoadArcs arcs)
    {
        if (left.Count == 0) return [path];
        return left.SelectMany(lines => lines
            .Where(line => path.Length == 0 || arcs.End(path[^1]) == arcs.Start(line[0]))
            .SelectMany(line => Extend([.. path, .. line], [.. left.Where(other => other != lines)], arcs)));
    }
}
