using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>From the problem's numbers to the model's and back.</summary>
internal sealed class PlanAnswer(ModelBuilder builder, Model model)
{
    private readonly RoutingProblem _problem = builder.Remembered;
    private RoutingPlan? _given;

    public Model Model => model;

    /// <summary>The routes to begin with; where they break a rule, as many of their visits as can be served in their order.</summary>
    public Snapshot StartFrom(IReadOnlyList<PlannedVisits>? start)
    {
        var snapshot = new Snapshot(model);
        var routes = model.Routes.Index().ToDictionary(entry => (entry.Item.Team, entry.Item.Shift), entry => entry.Index);
        var rank = builder.Visits.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        if (GivenPlan.Of(_problem, start) is not { } plan) return snapshot;
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
        var written = TryWrite(plan) ?? UnfitRoutes.Mended(_problem, WithBegins(plan));
        return _given is not null && _given.Cost.Against(written.Cost) < 0 ? _given : written;
    }

    /// <summary>
    /// Whether there is a timetable for these routes and all that binds their times. Routes without visits that are bound so wait for nobody: that they
    /// fit is seen when visits are put in.
    /// </summary>
    public bool Fits(Snapshot plan)
    {
        if (model.Bonds is not { } bonds) return true;
        // What is driven already may be what others wait for.
        List<PlannedVisits> waiting = [.. RoutesOf(plan, route => model.Routes[route].Driven is not null || plan.Visits(route).Exists(bonds.IsTimed))];
        return Timetable.Exists(_problem, waiting, BeginsOf(plan)) || Timetable.Exists(_problem, waiting);
    }

    private RoutingPlan? TryWrite(Snapshot plan)
    {
        List<PlannedVisits> routes = [.. RoutesOf(plan, _ => true)];
        // A team that must leave later to keep its duration cannot keep the soonest times; then the timetable finds its own.
        return Timetable.Write(_problem, routes, BeginsOf(plan)) ?? Timetable.Write(_problem, routes);
    }

    private PlannedVisits[] WithBegins(Snapshot plan)
    {
        var begins = BeginsOf(plan);
        return [.. RoutesOf(plan, _ => true).Select(route => route with { Begins = route.Visits.Where(begins.ContainsKey).ToDictionary(visit => visit, visit => begins[visit]) })];
    }

    private IEnumerable<PlannedVisits> RoutesOf(Snapshot plan, Func<int, bool> isWanted) => Enumerable.Range(0, model.Routes.Length).Where(isWanted)
        .Select(route => new PlannedVisits(model.Routes[route].Team, model.Routes[route].Shift,
            [.. model.Routes[route].Driven?.Visits ?? [], .. plan.Visits(route).Select(visit => builder.Visits[visit])]));

    private Dictionary<int, long> BeginsOf(Snapshot plan)
    {
        var begins = new Dictionary<int, long>();
        if (model.Bonds is { } bonds)
            foreach (var (visit, begin) in plan.Begins)
                if (bonds.IsTimed(visit)) begins[builder.Visits[visit]] = begin + model.Zero;
        return begins;
    }

    public Action<Snapshot> Reporter(IProgress<SearchProgress> progress, SearchWatch watch) => plan => progress.Report(
        new(Write(plan).Cost, Enumerable.Range(0, model.Routes.Length).Sum(route => plan.Visits(route).Count), watch.Steps, watch.Elapsed, watch.Share));
}
