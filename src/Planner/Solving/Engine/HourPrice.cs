namespace CoverageMap.Planner.Solving.Engine;

/// <summary>What the teams' time is worth where it does not suffice for all visits.</summary>
internal static class HourPrice
{
    /// <summary>The rides that a visit takes, in those from the visit nearest to it: routes pass by most of them, but go out and home too.</summary>
    private const double RidesOfVisit = 2;

    /// <summary>What a second of serving a visit is worth. (With rides and setups counted, visits are put back in no better an order.)</summary>
    public static double RateOf(Model model, int visit) => model.Worth[visit] / (1.0 + model.Service[0][visit]);

    /// <summary>
    /// The worth, by second, of the last visit that the hours hold if the worthiest come first; 0: they hold all. (Without rides and
    /// setups they seemed to hold all of 1,485 visits of which a quarter is left out: with 40 teams and all rules 1 % dearer.)
    /// </summary>
    public static double Of(Model model)
    {
        var hours = model.Routes.Sum(route => (double)(route.Until - route.From - route.Breaks.Sum(pause => pause.Seconds)));
        var kinds = model.Routes.CountBy(route => route.Kind).Select(kind => (Kind: kind.Key, Share: (double)kind.Value / model.Routes.Length)).ToList();
        double[] seconds = [.. Enumerable.Range(0, model.Visits).Select(Seconds)];
        foreach (var visit in Enumerable.Range(0, model.Visits).OrderByDescending(Rate))
            if ((hours -= seconds[visit]) < 0) return Rate(visit);
        return 0;

        double Rate(int visit) => model.Worth[visit] / (1 + seconds[visit]);
        double Seconds(int visit) => RidesOfVisit * model.CheapestRides.LeastTo[visit] / model.CostPerSecond +
            kinds.Sum(kind => kind.Share * (model.Service[kind.Kind][visit] + (model.Setup?[kind.Kind][visit] ?? 0.0)));
    }
}
