namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>The two roads on which most of a leg is travelled, in the order in which they come.</summary>
public static class LegSummary
{
    private const int MostNames = 2;

    public static string Of(IReadOnlyList<RouteStep> steps)
    {
        var roads = steps.Select(step => (Name: step.Name != "" ? step.Name : step.Number, step.Metres))
            .Where(step => step.Name != "" && step.Metres > 0)
            .GroupBy(step => step.Name).Select((road, order) => (road.Key, Metres: road.Sum(step => step.Metres), order));
        var longest = roads.OrderByDescending(road => road.Metres).Take(MostNames);
        return string.Join(", ", longest.OrderBy(road => road.order).Select(road => road.Key));
    }
}
