namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// The course of a search in two stages: while it is hot by <see cref="HotModel"/>, where it settles which team helps where; then by the true one.
/// Not stretches of a course, as in the cuts of a large problem: each would have to mend what the first stage broke. (30,000 visits, 300 s,
/// one pair: 0.4 % dearer.)
/// </summary>
internal sealed class StagedCourse
{
    /// <summary>Of the course.</summary>
    private const double FirstStage = 0.4;

    private readonly Model _model;
    private readonly SearchLimits _limits;
    private readonly SearchWatch _watch;
    private readonly Annealing _true;
    private bool _beginsHot;
    private Snapshot? _soon;

    /// <param name="isStaged">Whether there is a first stage; else the true model is searched all the while.</param>
    /// <inheritdoc cref="Annealing(Model, SearchLimits, SearchWatch, bool, Func{Snapshot, bool}, Action{Snapshot}?)"/>
    public StagedCourse(Model model, SearchLimits limits, SearchWatch watch, bool isWarm, bool isStaged, Func<Snapshot, bool> fits, Action<Snapshot>? report)
    {
        (_model, _limits, _watch, _beginsHot) = (model, limits, watch, isStaged);
        _true = new(model, limits, watch, isWarm, fits, report);
    }

    /// <summary>The best routes that are known to have a timetable.</summary>
    public Snapshot Best => _true.Best;

    /// <inheritdoc cref="Annealing.CostOfLate"/>
    public double CostOfLate => _true.CostOfLate;

    /// <inheritdoc cref="Annealing.Begin"/>
    public void Begin(Snapshot start) => _true.Begin(start);

    /// <inheritdoc cref="Annealing.Expect"/>
    public void Expect(Snapshot soon)
    {
        _soon = soon;
        _true.Expect(soon);
    }

    /// <summary>Searches until a point of the course, which lies behind the first stage, or as long as the limits allow.</summary>
    public void SearchUntil(double course)
    {
        if (_beginsHot && !_watch.IsOver) SearchHot();
        _beginsHot = false;
        _true.SearchUntil(course);
    }

    private void SearchHot()
    {
        var (model, mended) = (new HotModel(_model), new MendedRoutes(_model));
        var hot = new Annealing(model.Model, _limits, _watch, isWarm: false, _ => true, null);
        model.WhileHot(() =>
        {
            hot.Begin(WithoutTimes(model.Model, _true.Best));
            if (_soon is not null) hot.Expect(_soon);
            hot.SearchUntil(FirstStage);
        });
        if (!_watch.Cancel.IsCancellationRequested) _true.GoOnFrom(mended.Of(hot.Best));
    }

    private static Snapshot WithoutTimes(Model model, Snapshot plan)
    {
        var routes = new Snapshot(model);
        for (var route = 0; route < model.Routes.Length; route++) routes.Visits(route).AddRange(plan.Visits(route));
        return routes;
    }
}
