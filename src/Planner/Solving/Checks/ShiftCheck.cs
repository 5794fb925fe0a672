namespace CoverageMap.Planner.Solving.Checks;

/// <summary>A route leaves and is back within its shift.</summary>
internal static class ShiftCheck
{
    public static IEnumerable<PlanViolation> Broken(CheckedRoute route)
    {
        var (leaves, back) = (route.Route.Steps[0].LeavesAt, route.Route.Steps[^1].LeavesAt);
        if (leaves < route.Shift.From && route.DrivenStops == 0)
            yield return route.Broken(PlanRule.Shift, $"leaves at {leaves}, before {route.Shift.From}");
        if (back > route.Shift.Until) yield return route.Broken(PlanRule.Shift, $"is back at {back}, after {route.Shift.Until}");
    }
}
