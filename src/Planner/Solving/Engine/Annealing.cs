using CoverageMap.Planner.Solving.Pool;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// The course of a search: a first plan, then epochs in which threads search parts of the routes, or each the whole where
/// routes are few, while the temperature falls.
/// </summary>
internal sealed class Annealing
{
    private const int StepsOfEpoch = 8000;

    /// <summary>
    /// Parts are cut anew after this share of the limit at the latest: how often borders move counts, not how long one stays. (A
    /// district of 1,000 visits, all rules, 20 s, mean of five seeds: 800 cuts 261,000, 25 cuts some 264,000, 3,000 cuts 264,400.)
    /// </summary>
    private const double ShareOfEpoch = 1.0 / 800;
    private const int LeastPooled = 20;

    /// <summary>After how many rounds of steps the routes at hand go to the pool.</summary>
    private const int RoundsOfPooling = 10;

    /// <summary>When routes of the pool are combined, in the course of a search, and for how long at most, in shares of the limit.</summary>
    private static readonly double[] Combinings = [0.35, 0.55, 0.7, 0.82, 0.92];
    private const double CombiningShare = 0.04;

    /// <summary>What is usual, for searches that are limited by steps.</summary>
    private const double StepsOfSecond = 100_000;

    /// <summary>Smaller parts would not hold the routes that a visit may go to.</summary>
    private const int LeastPart = 75;
    private const int LeastRoutes = 15;

    /// <summary>From so many on opening a route has a price in all threads.</summary>
    private const int ManyRoutes = 2 * LeastRoutes;

    /// <summary>How often threads that search the same routes compare theirs.</summary>
    private const int Meetings = 100;

    /// <summary>Before this share of the course they stay apart: how many routes are best shows late, and threads differ in it.</summary>
    private const double MeetingsFrom = 0.6;

    /// <summary>
    /// The share of the course in which dear routes are closed, the same where going out costs more than all rides, and how hot that is, in mean rides.
    /// </summary>
    private const double ClosingShare = 0.08;
    private const double ClosingShareOfDear = 0.2;
    private const double ClosingHeat = 0.3;

    /// <summary>For each visit of a region that is searched again.</summary>
    private const long StepsOfRegion = 1000;

    private readonly Model _model;
    private readonly SearchLimits _limits;
    private readonly SearchWatch _watch;
    private readonly Search[] _searches;
    private readonly RouteSet _judge;
    private readonly BestPlan _best;
    private readonly Snapshot _lead;
    private readonly RouteSplit _split;
    private readonly int[] _all;
    private readonly int _stepsOfRound;
    private readonly Cooling _cooling;
    private readonly LateCosts _late;
    private readonly Snapshot _current;
    private double _until;
    private bool? _isSplit;
    private RoutePool? _pool;
    private int _combined;
    private bool _isVain;
    private int _meeting;
    private int? _expected;
    private double _shareOfWhole = 1;

    /// <param name="isWarm">Whether the search goes on from a plan that is good already.</param>
    /// <param name="fits">Whether routes whose visits are bound to each other have a timetable: asked before they are the best.</param>
    public Annealing(Model model, SearchLimits limits, SearchWatch watch, bool isWarm, Func<Snapshot, bool> fits, Action<Snapshot>? report)
    {
        (_model, _limits, _watch, _cooling, _best) = (model, limits, watch, new(isWarm), new(model, watch, fits, report));
        _all = [.. Enumerable.Range(0, model.Routes.Length)];
        // Steps under every rule take several times as long; rounds are as much shorter, so that threads end an epoch together.
        _stepsOfRound = model.IsPlain ? 200 : 25;
        var (orders, company) = (new VisitOrders(model), new Company(model));
        _searches = [.. Enumerable.Range(0, Math.Max(1, limits.Threads)).Select(thread => new Search(model, orders, company, new((ulong)limits.Seed * 1000 + (ulong)thread)))];
        _late = new(_searches.Length);
        (_judge, _lead, _current, _split) = (new(model), new(model), new(model), new(model, new((ulong)limits.Seed * 1000 + 999)));
    }

    /// <summary>The best routes that are known to have a timetable.</summary>
    public Snapshot Best => _best.Sure;

    /// <summary>What routes cost in the mean before it came to where it is.</summary>
    public double CostOfLate => _late.Least;

    /// <summary>Makes a first plan of routes that are known to have a timetable: these, and what else can be served besides.</summary>
    public void Begin(Snapshot start)
    {
        Construct(start);
        if (!_best.TryBegin(_searches[0].Best))
        {
            // These have one.
            _searches[0].Begin(start);
            _best.Take(_searches[0].Best);
        }
        _pool = RoutePool.Fits(_model) && _model.Visits >= LeastPooled ? new(_model) : null;
    }

    /// <summary>Goes on from other routes, made elsewhere in the meantime, and what else can be served besides.</summary>
    public void GoOnFrom(Snapshot plan)
    {
        Construct(plan);
        if (_searches[0].Best.Cost < _best.Cost && !_best.Offer(_searches[0].Best)) Construct(_best.Sure);
    }

    private void Construct(Snapshot from)
    {
        _searches[0].Begin(from);
        _searches[0].Construct(_watch.Cancel);
        _cooling.Measure(_searches[0].Routes);
    }

    /// <summary>
    /// Tells how many routes there will be, which a first plan does not: of 44 some 20 may be left. By that threads search different routes or each the whole (R2_10_8, 19 routes, first
    /// plan of 30 and more, two threads, 60 s: 2.5 % above the best known by different routes), and a part of the search is left to regions of the routes, where these will be long and the rest is enough for the whole.
    /// </summary>
    /// <param name="soon">A plan made quickly, by steps that count for this search.</param>
    public void Expect(Snapshot soon)
    {
        _expected = soon.Used;
        if (_watch.Share > 0 && !_cooling.IsWarm) _shareOfWhole = RouteRegions.ShareOfWhole(_model, soon, _watch.Steps / _watch.Share / _searches.Length);
    }

    /// <summary>Searches until a point of the course, or as long as the limits allow.</summary>
    public void SearchUntil(double course)
    {
        _until = course;
        _late.Begin(course);
        if (_model.Visits == 0) return;
        var main = _searches[0];
        if (_isSplit is null)
        {
            _combined = Combinings.Count(when => when <= _watch.Course);
            if (!_cooling.IsWarm) CloseRoutes(main);
            _current.CopyFrom(main.Routes, _all);
            _isSplit = IsSplit(_model, _searches.Length, Expected);
            if (_isSplit == false)
                foreach (var search in _searches.Skip(1)) search.Begin(_current);
        }
        if (_isSplit == true) RunParts();
        else RunWhole();
        if (_shareOfWhole < 1 && !IsOver) RunRegions();
        _best.Ask();
    }

    /// <summary>Whether threads search different routes, rather than each the whole.</summary>
    /// <param name="used">How many routes there will be.</param>
    public static bool IsSplit(Model model, int threads, int used) => threads > 1 && used >= LeastRoutes * threads && model.Visits >= LeastPart * threads;

    private bool IsOver => _watch.IsOver || _watch.Course >= _until;

    /// <summary>Where the search of the whole is in its course, 0 to 1.</summary>
    private double Course => Math.Min(1, _watch.Course / _shareOfWhole);

    /// <summary>How many routes there will be.</summary>
    private int Expected => _expected ?? _searches[0].Routes.Used;

    private bool IsWholeOver => IsOver || _watch.Course >= _shareOfWhole;

    private void CloseRoutes(Search main)
    {
        var isDear = 2 * _all.Where(route => main.Routes.Count(route) > 0).Sum(route => _model.Routes[route].Fixed) > main.Routes.Cost;
        var until = isDear ? ClosingShareOfDear : ClosingShare;
        if (_watch.Course >= until) return;
        main.CloseRoutes(_cooling.Leg * ClosingHeat, isDear, steps =>
        {
            _watch.Count(steps);
            return !IsOver && _watch.Course < until;
        });
        if (main.Best.Cost < _best.Cost) _best.Take(main.Best);
        _cooling.Measure(main.Routes);
    }

    private void RunWhole()
    {
        var areMany = Expected >= ManyRoutes;
        Parallel.For(0, _searches.Length, new ParallelOptions { MaxDegreeOfParallelism = _searches.Length }, thread =>
        {
            var (search, met, isThrifty) = (_searches[thread], 0, areMany || thread % 2 == 1);
            for (var round = 0; !IsWholeOver; round++)
            {
                _watch.Count(search.Run(Epoch(), _cooling.Now(Course, isThrifty), _watch.Cancel));
                if (_late.AreNoted(_watch.Course)) _late.Note(thread, search.Routes.TrueCost);
                if (round % RoundsOfPooling == 0) _pool?.Add(search.Routes, _all);
                if (thread == 0 && MustCombine() && Combined() is { } combined) search.Begin(combined);
                if (search.Best.Cost < _best.Cost)
                    lock (_best)
                        if (search.Best.Cost < _best.Cost)
                        {
                            if (_best.Offer(search.Best)) _cooling.Measure(search.Routes);
                            else search.Begin(_best.Sure);
                        }
                if (_searches.Length > 1 && Course > MeetingsFrom && (int)(Course * Meetings) is var meeting && meeting > met) Meet(search, met = meeting);
            }
        });
    }

    private void RunParts()
    {
        var found = new Snapshot(_model);
        while (!IsWholeOver)
        {
            var parts = _split.Cut(_current, _searches.Length);
            var began = _watch.Share;
            var (combine, combined, until) = (MustCombine(), default(Snapshot), ShareOfEpoch);
            // Who does not combine searches on meanwhile.
            if (combine) until += CombiningShare * _shareOfWhole;
            Parallel.For(0, parts.Count, new ParallelOptions { MaxDegreeOfParallelism = _searches.Length }, part =>
            {
                var search = _searches[part];
                search.Begin(_current, parts[part].Routes, parts[part].Bank);
                if (combine && part == 0)
                {
                    combined = Combined();
                    Volatile.Write(ref until, ShareOfEpoch);
                }
                for (var round = 0; !IsWholeOver && (round == 0 || IsWithin(round, _watch.Share - began, Volatile.Read(ref until))); round++)
                {
                    _watch.Count(search.Run(Epoch(), _cooling.Now(Course, isThrifty: true), _watch.Cancel));
                    if (round % RoundsOfPooling == 0) _pool?.Add(search.Routes, parts[part].Routes);
                }
            });
            foreach (var (part, search) in parts.Zip(_searches))
            {
                found.CopyFrom(search.Best, part.Routes);
                _current.CopyFrom(search.Routes, part.Routes);
            }
            if (_late.AreNoted(_watch.Course)) _late.Note(0, CostOf(_current));
            found.Cost = CostOf(found);
            if (combined is not null)
            {
                _current.CopyAll(combined);
                if (combined.Cost < found.Cost) found.CopyAll(combined);
            }
            if (found.Cost >= _best.Cost) continue;
            if (_best.Offer(found)) _cooling.Measure(_judge);
            else _current.CopyAll(_best.Sure);
        }
    }

    /// <summary>Searches regions of the best routes again, each thread its own.</summary>
    private void RunRegions()
    {
        _current.CopyAll(_best.Sure);
        var regions = new RouteRegions(_model, _current, new((ulong)_limits.Seed * 1000 + 998));
        Parallel.For(0, _searches.Length, new ParallelOptions { MaxDegreeOfParallelism = _searches.Length }, thread =>
        {
            var search = _searches[thread];
            while (!IsOver)
            {
                RoutePart? region;
                lock (regions)
                {
                    region = regions.Take();
                    if (region is not null) search.Begin(_current, region.Routes, region.Bank);
                }
                if (region is null)
                {
                    // The others have all there is.
                    _watch.Cancel.WaitHandle.WaitOne(1);
                    continue;
                }
                var before = search.Best.Cost;
                var (steps, made) = (StepsOfRegion * search.Visits, 0L);
                while (made < steps && !IsOver)
                {
                    var round = search.Run(Epoch(), _cooling.OfRegion((double)made / steps), _watch.Cancel);
                    _watch.Count(round);
                    made += round;
                }
                lock (regions)
                {
                    regions.GiveBack(region, search.Best, before - search.Best.Cost);
                    if (_current.Cost < _best.Cost) _best.Offer(_current);
                }
            }
        });
    }

    private bool IsWithin(int round, double share, double until) => share < until && (until > ShareOfEpoch || round * _stepsOfRound < StepsOfEpoch);

    /// <summary>Who comes to a meeting with worse routes than another had there goes on from the other's.</summary>
    private void Meet(Search search, int meeting)
    {
        lock (_lead)
        {
            if (_meeting == meeting && _lead.Cost < search.Routes.TrueCost) search.Begin(_lead);
            else _lead.CopyFrom(search.Routes, _all);
            _meeting = meeting;
        }
    }

    private bool MustCombine()
    {
        if (_pool is null || _combined >= Combinings.Length || Course < Combinings[_combined]) return false;
        // Where routes are long, those of one plan seldom go with those of another.
        _combined += _isVain ? 2 : 1;
        return true;
    }

    /// <summary>A plan better than the best so far, made of the pool's routes.</summary>
    private Snapshot? Combined()
    {
        _isVain = false;
        var judge = new RouteSet(_model);
        lock (_best) judge.Load(_best.Sure, _all, _best.Sure.LeftOut());
        var before = judge.Cost;
        if (_pool!.Combine(judge, _all, CombiningBudget(), _watch.Cancel) is { } plan)
        {
            judge.Load(plan, _all, plan.LeftOut());
            plan.Cost = judge.Cost;
            if (plan.Cost < before && _all.All(judge.IsFeasible)) return plan;
        }
        _isVain = true;
        return null;
    }

    private PoolBudget CombiningBudget() => _limits.Iterations is { } most
        ? new(Math.Clamp(most / StepsOfSecond * CombiningShare * _shareOfWhole, 0.1, 10), isWork: true)
        : new(_limits.Time.TotalSeconds * CombiningShare * _shareOfWhole, isWork: false);

    private int Epoch() => _limits.Iterations is { } most ? (int)Math.Clamp((most - _watch.Steps) / _searches.Length, 1, _stepsOfRound) : _stepsOfRound;

    private long CostOf(Snapshot plan)
    {
        _judge.Load(plan, _all, plan.LeftOut());
        return _judge.Cost;
    }
}
