using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>From the problem's numbers to the model's and back.</summary>
internal sealed class PlanAnswer(RoutingProblem problem, ModelBuilder builder, Model model)
{
    private RoutingPlan? _given;

    public Model Model => model;

    /// <summary>The routes to begin with; where they break a rule, as many of their visits as can be served in their order.</summary>
    public Snapshot StartFrom(IReadOnlyList<PlannedVisits>? start)
    {
        var snapshot = new Snapshot(model);
        var routes = model.Routes.Index().ToDictionary(entry => (entry.Item.Team, entry.Item.Shift), entry => entry.Index);
        var rank = builder.Visits.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        if (GivenPlan.Of(problem, start) is not { } plan) return snapshot;
        _given = plan;
        foreach (var route in plan.Routes)
        {
            snapshot.Visits(routes[(route.Team, route.Shift)]).AddRange(route.Visits.Where(rank.ContainsKey).Select(visit => rank[visit]));
            foreach (var step in route.Steps)
                if (step.Kind == StepKind.Visit && rank.TryGetValue(step.Number, out var visit) && model.Bonds?.IsTimed(visit) == true)
                    snapshot.Begins[visit] = (int)(step.BeginsAt - model.Zero);
        }
        return snapshot;
    }

    /// <summary>Writes out routes; the plan to begin with where that is better, as worths may have been rounded (<see cref="VisitWorths"/>).</summary>
    public RoutingPlan Write(Snapshot plan)
    {
        var written = TryWrite(plan) ?? throw new InvalidOperationException("The engine's routes do not fit.");
        return _given is not null && _given.Cost.Against(written.Cost) < 0 ? _given : written;
    }

    /// <summary>Whether there is a timetable for these routes and all that binds their times.</summary>
    public bool Fits(Snapshot plan) => TryWrite(plan) is not null;

    private RoutingPlan? TryWrite(Snapshot plan)
    {
        var begins = new Dictionary<int, long>();
        if (model.Bonds is { } bonds)
            foreach (var (visit, begin) in plan.Begins)
                if (bonds.IsTimed(visit)) begins[builder.Visits[visit]] = begin + model.Zero;
        var routes = Enumerable.Range(0, model.Routes.Length).Select(route => new PlannedVisits(model.Routes[route].Team, model.Routes[route].Shift,
            [.. model.Routes[route].Driven?.Visits ?? [], .. plan.Visits(route).Select(visit => builder.Visits[visit])])).ToList();
        // A team that must leave later to keep its duration cannot keep the soonest times; then the timetable finds its own.
        return Timetable.Write(problem, routes, begins) ?? Timetable.Write(problem, routes);
    }

    public Action<Snapshot> Reporter(IProgress<SearchProgress> progress, SearchWatch watch) => plan => progress.Report(
        new(Write(plan).Cost, Enumerable.Range(0, model.Routes.Length).Sum(route => plan.Visits(route).Count), watch.Steps, watch.Elapsed, watch.Share));
}
