using System.Collections.Concurrent;
using CoverageMap.Geo;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>
/// Searches a large problem part by part, as many parts at a time as there are threads; then cuts it along other lines and
/// goes on where the course of the search was. Only the parts being searched have their matrices in memory.
/// </summary>
/// <param name="watch">Runs since the problem was given.</param>
/// <param name="machines">Each searches one part at a time, besides the threads here.</param>
internal sealed class PartsSearch(RoutingProblem problem, SearchLimits limits, SearchWatch watch, IReadOnlyList<IRoutingEngine> machines, IProgress<SearchProgress>? progress)
{
    /// <summary>Of a part, in the mean. (6,000 visits, 160 teams: parts of 20 teams came out 1 to 2 % dearer, of 53 and 80 no better that could be told.)</summary>
    private const int TeamsOfPart = 40;

    private static readonly TimeSpan CostInterval = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Kept free at the end, in times that writing a whole plan takes: for that, and for the last parts. (30,000 visits, 300 s: 300.7 s with
    /// nothing, 299.996 s with 2.5.)
    /// </summary>
    private const double WritingShare = 4;

    /// <summary>
    /// What planning all parts before they are searched may take of the first cut's time: what their searches begin with, making the
    /// matrices, is done twice for it. (30,000 visits, 300 s: a plan of the whole after 6 to 8 s instead of 37.)
    /// </summary>
    private const double FirstPlansShare = 1.0 / 5;

    /// <summary>Less time is not worth sending a part away.</summary>
    private static readonly TimeSpan LeastElsewhere = TimeSpan.FromSeconds(5);

    /// <summary>Who has no part at the moment: null is a thread here.</summary>
    private readonly ConcurrentBag<IRoutingEngine?> _idle = [.. Enumerable.Repeat(default(IRoutingEngine), limits.Threads), .. machines];
    private readonly PartProblem _parts = new(problem);
    private readonly CutCourse _course = new(limits, machines.Count > 0 ? 2 * LeastElsewhere : TimeSpan.Zero);
    private readonly Lock _taking = new();
    private RoutingPlan? _quick;
    private RoutingPlan? _best;
    private TimeSpan _written;
    private TimeSpan _writing;

    /// <summary>More are searched in parts of about as many, in whose matrix all rides between them are.</summary>
    public const int MostVisits = 1500;

    /// <summary>Whether a problem is searched in parts. One team's is only if it has hours for a small part of very many visits.</summary>
    public static bool IsFor(RoutingProblem problem) => problem.Visits.Count > MostVisits &&
        (problem.Teams.Count > 1 || problem.Visits.Count > 2 * MostVisits && VisitChoice.IsUseful(problem));

    public RoutingPlan Run(IReadOnlyList<PlannedVisits>? start)
    {
        var given = Begin(start);
        // While it is hot nothing is better than a good plan, so that all parts would begin with it again and again.
        var begins = given.IsGiven && !limits.Refine && limits.Course.From == 0;
        var found = Search(begins ? new(problem, null) : given);
        return begins && Write(given) is var before && before.Cost.Against(found.Cost) < 0 ? before : found;
    }

    private RoutingPlan Search(WholePlan plan)
    {
        var random = new Random(limits.Seed);
        if (MapOf(random) is not { } map) return Write(plan);
        var cut = new PartCut(problem, map, _parts, random);
        for (var at = limits.Course.From; at < limits.Course.Until && !watch.Cancel.IsCancellationRequested;)
        {
            var parts = cut.Cut(plan, MostVisits, TeamsOfPart, isEven: at == 0 && !plan.IsGiven);
            var course = _course.Next(at, (double)parts.Count / Lanes);
            if (at == limits.Course.From && !plan.IsGiven && limits.Iterations is null) SearchQuickly(parts, course);
            SearchAll(parts, plan, course);
            // Where parts took longer than they had, what is left of the course is so much shorter.
            at = Math.Max(course.Until, watch.Course);
            // To know how much of the time that takes in the end; with reports or quick searches it is known already.
            if (limits.Iterations is null && _writing == TimeSpan.Zero && !watch.IsOver) Write(plan);
        }
        return BestOf(Write(plan));
    }

    private RoutingPlan BestOf(RoutingPlan plan) => _quick is not null && _quick.Cost.Against(plan.Cost) < 0 ? _quick : plan;

    /// <returns>Null where it was cancelled: asking roads for so many rides takes seconds.</returns>
    private TravelMap? MapOf(Random random)
    {
        try
        {
            return new(problem, random, watch.Cancel);
        }
        catch (OperationCanceledException) when (watch.Cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private RoutingPlan Write(WholePlan plan)
    {
        var began = watch.Elapsed;
        var written = plan.Write(CancellationToken.None);
        _writing = watch.Elapsed - began;
        return written;
    }

    /// <summary>The plan to begin with. What is bound to others is held at its time where they are searched elsewhere, so all times must be known.</summary>
    private WholePlan Begin(IReadOnlyList<PlannedVisits>? start)
    {
        if (start is null) return new(problem, null);
        var written = Timetable.Write(problem, start, BoundBegins.Of(problem, start), CancellationToken.None)
            ?? Timetable.Write(problem, start, null, CancellationToken.None);
        if (written is null)
        {
            // Where no times are found, those left out that are bound by time are soon served again.
            var driven = problem.Teams.SelectMany(team => team.Driven).Select(stop => stop.Visit).ToHashSet();
            start = [.. start.Select(route => route with { Visits = [.. route.Visits.Where(visit => driven.Contains(visit) || !_parts.IsTimed(visit))] })];
            written = Timetable.Write(problem, start, null, CancellationToken.None);
        }
        var plan = new WholePlan(problem, written is null ? null : start);
        if (written is not null) plan.Take(new([.. Enumerable.Range(0, problem.Teams.Count)], []), written);
        return plan;
    }

    /// <summary>
    /// Plans each part at once, then searches it in a small part of the time, so that who looks or cancels while it is hot has a plan of the whole,
    /// and soon a good one; not where making the parts would take most of that. It is kept apart: parts that began with it would begin with it again and again.
    /// </summary>
    private void SearchQuickly(IReadOnlyList<Part> parts, CourseStretch course)
    {
        var plan = new WholePlan(problem, null);
        // A part's first plan takes about as long as making it.
        Try(TimeSpan.Zero, FirstPlansShare * limits.Course.ShareAt(course.Until));
        Try(StagedSearch.QuickShare * limits.Time * limits.Threads / parts.Count, StagedSearch.QuickShare);

        void Try(TimeSpan search, double share)
        {
            var (ofPart, until) = (2 * _course.MakingOfPart, watch.Elapsed + share * limits.Time);
            if (watch.IsOver || ofPart * parts.Count / limits.Threads > share * limits.Time) return;
            Parallel.ForEach(Partitioner.Create(parts, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = limits.Threads }, (part, state) =>
            {
                if (watch.IsOver || watch.Elapsed > until) state.Stop();
                else Search(part, plan, limits with { Time = search, Threads = 1, Course = CourseStretch.Whole }, SearchHere);
            });
            _quick = _best = Write(plan);
            _written = watch.Elapsed;
            Report(_quick);
        }
    }

    private void SearchAll(IReadOnlyList<Part> parts, WholePlan plan, CourseStretch course)
    {
        // The large ones first, so that threads end at about the same time.
        Part[] inOrder = [.. parts.OrderByDescending(SizeOf)];
        var all = parts.Sum(SizeOf);
        var times = new CutTimes(Lanes, [.. inOrder.Select(SizeOf)]);
        var share = limits.Course.ShareAt(course.Until) - limits.Course.ShareAt(course.From);
        Parallel.ForEach(Partitioner.Create(inOrder, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = Lanes }, (part, _, number) =>
        {
            // Who cancels wants what is there; who is out of time still wants each part planned once.
            if (watch.Cancel.IsCancellationRequested || course.From > limits.Course.From && watch.IsOver) return;
            var until = limits.Iterations is null ? times.Begin((int)number, watch.Elapsed, (limits.Time - WritingShare * _writing) * limits.Course.ShareAt(course.Until)) : limits.Time;
            Search(part, plan, limits with
            {
                Time = NotNegative(until - watch.Elapsed),
                Threads = Math.Max(1, limits.Threads / parts.Count),
                Seed = limits.Seed + 31 * (int)number,
                Refine = limits.Refine && plan.IsGiven,
                Course = course,
                Iterations = limits.Iterations is { } most ? Math.Max(1, (long)(most * share * SizeOf(part) / all)) : null,
            }, SearchPart);
            if (!watch.Cancel.IsCancellationRequested)
                lock (_taking) Report(plan);
            times.End(until);
        });
    }

    /// <summary>Has a part searched as it is in the whole plan, which takes what was found if that goes with the rest.</summary>
    private void Search(Part part, WholePlan plan, SearchLimits ofPart, Func<PartTask, SearchLimits, IReadOnlyList<PlannedVisits>, RoutingPlan?> search)
    {
        PartTask task;
        IReadOnlyList<PlannedVisits> start;
        lock (_taking)
        {
            task = _parts.Of(part, plan);
            start = plan.RoutesOf(part.Teams.ToHashSet());
        }
        var found = search(task, ofPart, start);
        lock (_taking)
            if (found is not null && task.IsKeptBy(found, plan)) plan.Take(part, found);
    }

    private int Lanes => limits.Threads + machines.Count;

    private static TimeSpan NotNegative(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private static long SizeOf(Part part) => 1 + part.Visits.Count;

    /// <inheritdoc cref="SearchHere" path="/returns"/>
    private RoutingPlan? SearchPart(PartTask task, SearchLimits ofPart, IReadOnlyList<PlannedVisits> start)
    {
        // Parts begin only where somebody is idle.
        _idle.TryTake(out var machine);
        if (machine is not null && ofPart.Time >= LeastElsewhere)
        {
            var began = watch.Elapsed;
            if (SearchThere(machine, task, ofPart, start) is { } plan)
            {
                _idle.Add(machine);
                return plan;
            }
            // It gets no more parts, and its own is searched here for what is left of its time.
            (machine, ofPart) = (null, ofPart with { Time = NotNegative(ofPart.Time - (watch.Elapsed - began)) });
        }
        var found = SearchHere(task, ofPart, start);
        _idle.Add(machine);
        return found;
    }

    /// <returns>Null where the machine cannot be used; it has said why.</returns>
    private RoutingPlan? SearchThere(IRoutingEngine machine, PartTask task, SearchLimits ofPart, IReadOnlyList<PlannedVisits> start)
    {
        try
        {
            var shipped = new ShippedPart(task.Problem, task.Visits, task.Teams);
            return shipped.Back(machine.Solve(shipped.Problem, ofPart, null, shipped.There(start), watch.Cancel));
        }
        catch (ServiceUnavailableException)
        {
            return null;
        }
    }

    /// <returns>Null where it was cancelled before there was a first plan.</returns>
    private RoutingPlan? SearchHere(PartTask task, SearchLimits ofPart, IReadOnlyList<PlannedVisits> start)
    {
        var ofSearch = new SearchWatch(ofPart, watch.Cancel);
        var found = RoutingEngine.Search(task.Problem, new(task.Problem, task.Visits, task.Teams), ofPart, ofSearch, start, built: () => _course.Made(ofSearch.Elapsed));
        watch.Count(ofSearch.Steps);
        return found;
    }

    private void Report(WholePlan plan)
    {
        if (progress is null) return;
        // Writing out a large plan takes a while.
        if (_best is null || watch.Elapsed - _written > CostInterval) (_best, _written) = (BestOf(Write(plan)), watch.Elapsed);
        Report(_best);
    }

    private void Report(RoutingPlan best) => progress?.Report(new(best.Cost, problem.Visits.Count - best.LeftOut.Count, watch.Steps, watch.Elapsed, watch.Share));
}
