namespace CoverageMap.Planner.Solving.Checks;

/// <summary>Setup or service begins within one of the visit's windows.</summary>
internal static class WindowCheck
{
    public static IEnumerable<PlanViolation> Broken(CheckedRoute route) =>
        from stop in route.Ahead
        where stop.Visit.Windows.Count > 0
            && !stop.Visit.Windows.Any(window => window.From <= stop.Step.BeginsAt && stop.Step.BeginsAt <= window.Until)
        select route.Broken(PlanRule.Windows, $"begins visit {stop.Visit.Name} at {stop.Step.BeginsAt}, outside its windows");
}
