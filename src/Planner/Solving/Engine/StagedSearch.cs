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

    /// <summary>
    /// What a quick search takes of the limits, what one before it takes of its own, and the least that is of use. (A district of 1,000 visits, 300 s,
    /// who cancels after 5, 20 and 60 s: 267,908, 254,450, 258,048; with ten plans of hot routes instead 371,141, 347,798, 327,950. At the end
    /// no difference, 20 draws.)
    /// </summary>
    public const double QuickShare = 1.0 / 32;
    private const double QuickerShare = 1.0 / 8;
    private const long LeastSteps = 3_000;
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(0.2);

    private readonly Model _model;
    private readonly SearchLimits _limits;
    private readonly SearchWatch _watch;
    private readonly Annealing _true;
    private readonly Func<Snapshot, bool> _fits;
    private readonly Action<Snapshot>? _report;
    private readonly bool _isWhole;
    private double _quickShare = QuickShare;
    private Snapshot? _quick;

    /// <inheritdoc cref="Annealing(Model, SearchLimits, SearchWatch, bool, Func{Snapshot, bool}, Action{Snapshot}?)"/>
    public StagedSearch(Model model, SearchLimits limits, SearchWatch watch, bool isWarm, Func<Snapshot, bool> fits, Action<Snapshot>? report)
    {
        (_model, _limits, _watch, _fits, _report) = (model, limits, watch, fits, report);
        _true = new(model, limits, watch, isWarm, fits, report is null ? null : ReportBetter);
        _isWhole = !model.IsSmall && !isWarm && limits.Course == CourseStretch.Whole;
    }

    public Snapshot Run(Snapshot start)
    {
        _true.Begin(start);
        if (_isWhole) SearchQuickly(start);
        if (_isWhole && !_model.IsUniform && !_watch.IsOver) SearchHot();
        _true.SearchUntil(1);
        return _quick is not null && _quick.Cost < _true.Best.Cost ? _quick : _true.Best;
    }

    private void ReportBetter(Snapshot plan)
    {
        if (_quick is null || plan.Cost < _quick.Cost) _report!(plan);
    }

    /// <summary>
    /// A whole search in a small part of the limits, so that who ends this one while it is hot has a good plan. It is kept apart: while it is hot nothing
    /// better is found, so that the first stage, a combination of routes or routes without a timetable would lead back to it, and what was settled
    /// while it was hot would be lost. (A district of 1,000 visits, 300 s: 241,061, 241,016, 241,894; going on from it 248,435.)
    /// </summary>
    private void SearchQuickly(Snapshot start)
    {
        var limits = _limits with { Time = _limits.Time * _quickShare, Iterations = (long?)(_limits.Iterations * _quickShare) };
        if (limits.Iterations is { } most ? most < LeastSteps : limits.Time < LeastTime) return;
        var watch = new SearchWatch(limits, _watch.Cancel);
        _quick = new StagedSearch(_model, limits, watch, isWarm: false, _fits, _report) { _quickShare = QuickerShare }.Run(_true.Best);
        _watch.Count(watch.Steps);
        _true.Expect(_quick);
        // A plan given to begin with may be as good, and the quick search has it.
        if (start.LeftOut().Count < _model.Visits) _true.Begin(new(_model));
    }

    private void SearchHot()
    {
        var (model, mended) = (new HotModel(_model), new MendedRoutes(_model));
        var hot = new Annealing(model.Model, _limits, _watch, isWarm: false, _ => true, null);
        model.WhileHot(() =>
        {
            hot.Begin(WithoutTimes(model.Model, _true.Best));
            if (_quick is not null) hot.Expect(_quick);
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
