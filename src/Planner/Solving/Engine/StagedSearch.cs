namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Searches in two stages: while it is hot by <see cref="HotModel"/>, where it settles which team helps where; then by the true one.
/// Not stretches of a course, as in the cuts of a large problem: each would have to mend what the first stage broke. (30,000 visits, 300 s,
/// one pair: 0.4 % dearer.)
/// </summary>
internal sealed class StagedSearch
{
    /// <summary>Of the course.</summary>
    private const double FirstStage = 0.4;

    /// <summary>When in the first stage a plan of its routes is made, in shares of it, so that there is a better one if the search is ended.</summary>
    private static readonly double[] Plans = [1.0 / 8, 2.0 / 8, 3.0 / 8, 4.0 / 8, 5.0 / 8, 6.0 / 8, 7.0 / 8, 1];

    /// <summary>The same before, where the first of those would be long in coming: later than this.</summary>
    private static readonly double[] FirstPlans = [1.0 / 64, 1.0 / 32, 1.0 / 16];
    private static readonly TimeSpan SoonestPlan = TimeSpan.FromSeconds(1);

    private readonly Model _model;
    private readonly SearchLimits _limits;
    private readonly SearchWatch _watch;
    private readonly Annealing _true;
    private readonly bool _isStaged;

    /// <inheritdoc cref="Annealing(Model, SearchLimits, SearchWatch, bool, Func{Snapshot, bool}, Action{Snapshot}?)"/>
    public StagedSearch(Model model, SearchLimits limits, SearchWatch watch, bool isWarm, Func<Snapshot, bool> fits, Action<Snapshot>? report)
    {
        (_model, _limits, _watch) = (model, limits, watch);
        _true = new(model, limits, watch, isWarm, fits, report);
        _isStaged = !model.IsPlain && !model.IsSmall && !isWarm && limits.Course == new CourseStretch(0, 1);
    }

    public Snapshot Run(Snapshot start)
    {
        _true.Begin(start);
        if (_isStaged) SearchHot();
        _true.SearchUntil(1);
        return _true.Best;
    }

    private void SearchHot()
    {
        var (model, mended) = (new HotModel(_model), new MendedRoutes(_model));
        var hot = new Annealing(model.Model, _limits, _watch, isWarm: false, _ => true, null);
        model.WhileHot(() => hot.Begin(WithoutTimes(model.Model, _true.Best)));
        foreach (var plan in PlansOf(_limits).TakeWhile(_ => !_watch.IsOver))
        {
            model.WhileHot(() => hot.SearchUntil(FirstStage * plan));
            if (!_watch.Cancel.IsCancellationRequested) _true.GoOnFrom(mended.Of(hot.Best));
        }
    }

    private static IEnumerable<double> PlansOf(SearchLimits limits) => limits.Iterations is not null ? Plans
        : FirstPlans.Where(plan => limits.Time * FirstStage * plan >= SoonestPlan).Concat(Plans);

    private static Snapshot WithoutTimes(Model model, Snapshot plan)
    {
        var routes = new Snapshot(model);
        for (var route = 0; route < model.Routes.Length; route++) routes.Visits(route).AddRange(plan.Visits(route));
        return routes;
    }
}
