namespace CoverageMap.Planner.Solving.Engine;

/// <summary>What the teams' time is worth where it does not suffice for all visits.</summary>
internal static class HourPrice
{
    /// <summary>
    /// The worth, by second of service, of the last visit that the hours hold if the worthiest come first and nobody rides;
    /// 0: they hold all.
    /// </summary>
    public static double Of(Model model)
    {
        var hours = model.Routes.Sum(route => (double)(route.Until - route.From - route.Breaks.Sum(pause => pause.Seconds)));
        foreach (var visit in Enumerable.Range(0, model.Visits).OrderByDescending(Rate))
            if ((hours -= model.Service[0][visit]) < 0) return Rate(visit);
        return 0;

        double Rate(int visit) => model.Worth[visit] / (1.0 + model.Service[0][visit]);
    }
}
