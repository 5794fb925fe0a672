namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// A whole search: a quick one first, then one course or, where teams differ or hours are short and there are many steps for each visit, a <see cref="Tournament"/> of some.
/// </summary>
internal sealed class StagedSearch
{
    /// <summary>
    /// What a quick search takes of the limits, what one before it takes of its own, and the least that is of use. (A district of 1,000 visits, 300 s,
    /// who cancels after 5, 20 and 60 s: 267,908, 254,450, 258,048; with ten plans of hot routes instead 371,141, 347,798, 327,950. At the end
    /// no difference, 20 draws.)
    /// </summary>
    public const double QuickShare = 1.0 / 32;
    private const double QuickerShare = 1.0 / 8;
    private const long LeastSteps = 3_000;
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(0.2);

    /// <summary>Of a thread, where no quick search has told it.</summary>
    private const double StepsOfSecond = 15_000;

    /// <summary>
    /// Of the steps a second of a long search, which asks for as many timetables in more time. (150 visits, all rules, 8 s: 1,650 and 1,582 for each visit told by the quick one, 2,670 and 2,590 made;
    /// a district, 20 s: 594 for 1,241.)
    /// </summary>
    private const double ShareOfQuickSpeed = 0.6;

    private readonly Model _model;
    private readonly SearchLimits _limits;
    private readonly SearchWatch _watch;
    private readonly StagedCourse _course;
    private readonly Func<Snapshot, bool> _fits;
    private readonly Action<Snapshot>? _report;
    private readonly Action<Snapshot>? _reporter;
    private readonly bool _isWhole;
    private readonly bool _isStaged;
    private double _quickShare = QuickShare;
    private double _stepsOfSecond;
    private Snapshot? _quick;
    private long _reported = long.MaxValue;

    /// <inheritdoc cref="Annealing(Model, SearchLimits, SearchWatch, bool, Func{Snapshot, bool}, Action{Snapshot}?)"/>
    public StagedSearch(Model model, SearchLimits limits, SearchWatch watch, bool isWarm, Func<Snapshot, bool> fits, Action<Snapshot>? report)
    {
        (_model, _limits, _watch, _fits, _report) = (model, limits, watch, fits, report);
        _isWhole = !model.IsSmall && !isWarm && limits.Course == CourseStretch.Whole;
        _isStaged = _isWhole && !model.IsUniform;
        _stepsOfSecond = StepsOfSecond * limits.Threads;
        _reporter = report is null ? null : ReportBetter;
        _course = new(model, limits, watch, isWarm, _isStaged, fits, _reporter);
    }

    public Snapshot Run(Snapshot start)
    {
        _course.Begin(start);
        if (_isWhole) SearchQuickly(start);
        var halvings = _isStaged ? Tournament.HalvingsFor(StepsOfVisit()) : 0;
        var won = halvings > 0 ? new Tournament(_limits, _watch, AnotherCourse).Run(halvings) : null;
        if (halvings == 0) SearchToEnd();
        return new[] { _course.Best, _quick, won }.OfType<Snapshot>().MinBy(plan => plan.Cost)!;
    }

    /// <summary>Steps a second in the second half of the course of a quick search; 0: not told.</summary>
    private double SpeedOfLate { get; set; }

    private void SearchToEnd()
    {
        var tellsSpeed = _isStaged && _quickShare == QuickerShare;
        // In the first half code may still be compiled, so that it says little.
        if (tellsSpeed) _course.SearchUntil(0.5);
        var (steps, elapsed) = (_watch.Steps, _watch.Elapsed);
        _course.SearchUntil(1);
        if (tellsSpeed && _watch.Elapsed > elapsed) SpeedOfLate = (_watch.Steps - steps) / (_watch.Elapsed - elapsed).TotalSeconds;
    }

    private StagedCourse AnotherCourse(SearchLimits limits, SearchWatch watch)
    {
        var course = new StagedCourse(_model, limits, watch, isWarm: false, isStaged: true, _fits, _reporter);
        course.Begin(_course.Best);
        if (_quick is not null) course.Expect(_quick);
        return course;
    }

    /// <summary>How many steps for each visit the limits allow, in a search of the whole.</summary>
    private double StepsOfVisit()
    {
        var used = (_quick ?? _course.Best).Used;
        var threads = Annealing.IsSplit(_model, _limits.Threads, used) ? 1 : _limits.Threads;
        return (_limits.Iterations ?? _stepsOfSecond * _limits.Time.TotalSeconds) * (1 - _watch.Share) / threads / _model.Visits;
    }

    /// <summary>A course that begins anew finds for long nothing as good as those before it.</summary>
    private void ReportBetter(Snapshot plan)
    {
        if (plan.Cost >= _reported) return;
        _reported = plan.Cost;
        _report!(plan);
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
        var search = new StagedSearch(_model, limits, watch, isWarm: false, _fits, _reporter) { _quickShare = QuickerShare };
        _quick = search.Run(_course.Best);
        _watch.Count(watch.Steps);
        if (search.SpeedOfLate > 0) _stepsOfSecond = search.SpeedOfLate / ShareOfQuickSpeed;
        _course.Expect(_quick);
        // A plan given to begin with may be as good, and the quick search has it.
        if (start.LeftOut().Count < _model.Visits) _course.Begin(new(_model));
    }
}
