namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// The course of a search: a first plan, then epochs in which threads search parts of the routes, or each the whole where
/// routes are few, while the temperature falls.
/// </summary>
internal sealed class Annealing
{
    /// <summary>
    /// First and last temperature, in mean legs. (1,000 visits, 60 s: routes of 48 stops end 5.6 % above the best known from
    /// 0.4 legs, 2.4 % from 1, 3.0 % from 1.7; routes of 11 stops 1.1 % from 0.4 and 1.3 % from 1.)
    /// </summary>
    private const double Hot = 1.0;
    private const double Cold = 0.01;

    private const int StepsOfRound = 2000;
    private const int RoundsOfEpoch = 4;
    private const double WarmShare = 0.2;
    private const int LeastPooled = 20;

    /// <summary>When routes of the pool are combined, in shares of the limit, and for how long at most.</summary>
    private static readonly double[] Combinings = [0.35, 0.55, 0.7, 0.82, 0.92];
    private const double CombiningShare = 0.04;
    private const int LeastPart = 75;

    private readonly Model _model;
    private readonly SearchLimits _limits;
    private readonly SearchWatch _watch;
    private readonly Action<Snapshot>? _report;
    private readonly Search[] _searches;
    private readonly RouteSet _judge;
    private readonly Snapshot _best;
    private readonly RouteSplit _split;
    private readonly int[] _all;
    private RoutePool? _pool;
    private int _combined;
    private double _leg = 1;
    private TimeSpan _reported;

    public Annealing(Model model, SearchLimits limits, SearchWatch watch, Action<Snapshot>? report)
    {
        (_model, _limits, _watch, _report) = (model, limits, watch, report);
        _all = [.. Enumerable.Range(0, model.Routes.Length)];
        var orders = new VisitOrders(model);
        _searches = [.. Enumerable.Range(0, Math.Max(1, limits.Threads)).Select(thread => new Search(model, orders, new((ulong)limits.Seed * 1000 + (ulong)thread)))];
        (_judge, _best, _split) = (new(model), new(model), new(model, new((ulong)limits.Seed * 1000 + 999)));
    }

    /// <summary>Whether the search goes on from a plan that is good already, and so begins less hot.</summary>
    public bool IsWarm { get; init; }

    public Snapshot Run(Snapshot start)
    {
        var main = _searches[0];
        main.Begin(start);
        main.Construct();
        _best.CopyAll(main.Best);
        _report?.Invoke(_best);
        _leg = Leg(main);
        if (_model.Visits == 0) return _best;
        _pool = RoutePool.Fits(_model) && _model.Visits >= LeastPooled ? new(_model) : null;
        var isSplit = _searches.Length > 1 && main.Routes.Used >= 3 * _searches.Length && _model.Visits >= LeastPart * _searches.Length;
        if (isSplit) RunParts();
        else RunWhole();
        return _best;
    }

    private double Temperature() => (IsWarm ? WarmShare : 1) is var share ? _leg * Hot * share * Math.Pow(Cold / (Hot * share), _watch.Share) : 0;

    /// <summary>The mean cost of a ride of the first plan.</summary>
    private static double Leg(Search search)
    {
        var routes = search.Routes;
        var (sum, count) = (0.0, 0);
        for (var route = 0; route < routes.Model.Routes.Length; route++)
            for (int node = routes.Model.Start(route), end = routes.Model.End(route); routes.Count(route) > 0 && node != end; node = routes.Nodes[node].Next)
                (sum, count) = (sum + routes.Nodes[node].ArcCost, count + 1);
        return count == 0 ? 1 : Math.Max(1e-3, sum / count);
    }

    private void RunWhole()
    {
        Parallel.For(0, _searches.Length, new ParallelOptions { MaxDegreeOfParallelism = _searches.Length }, thread =>
        {
            var search = _searches[thread];
            if (thread > 0) search.Begin(_best);
            while (!_watch.IsOver)
            {
                var heat = Temperature();
                _watch.Count(search.Run(Epoch(), heat, _watch.Cancel));
                _pool?.Add(search.Routes, _all);
                if (thread == 0 && MustCombine() && Combined() is { } combined) search.Begin(combined);
                if (search.Best.Cost >= _best.Cost) continue;
                lock (_best)
                    if (search.Best.Cost < _best.Cost)
                    {
                        _best.CopyAll(search.Best);
                        Report();
                    }
            }
        });
    }

    private void RunParts()
    {
        var current = new Snapshot(_model);
        current.CopyAll(_best);
        var found = new Snapshot(_model);
        while (!_watch.IsOver)
        {
            var parts = _split.Cut(current, _searches.Length);
            var (combine, combined) = (MustCombine(), default(Snapshot));
            Parallel.For(0, parts.Count, new ParallelOptions { MaxDegreeOfParallelism = _searches.Length }, part =>
            {
                var search = _searches[part];
                search.Begin(current, parts[part].Routes, parts[part].Bank);
                if (combine && part == 0) combined = Combined();
                for (var round = 0; round < RoundsOfEpoch && !_watch.IsOver; round++)
                {
                    _watch.Count(search.Run(Epoch(), Temperature(), _watch.Cancel));
                    _pool?.Add(search.Routes, parts[part].Routes);
                }
            });
            foreach (var (part, search) in parts.Zip(_searches))
            {
                found.CopyFrom(search.Best, part.Routes);
                current.CopyFrom(search.Routes, part.Routes);
            }
            found.Cost = CostOf(found);
            if (combined is not null)
            {
                current.CopyAll(combined);
                if (combined.Cost < found.Cost) found.CopyAll(combined);
            }
            if (found.Cost < _best.Cost)
            {
                _best.CopyAll(found);
                Report();
            }
        }
    }

    private bool MustCombine()
    {
        if (_pool is null || _combined >= Combinings.Length || _watch.Share < Combinings[_combined]) return false;
        _combined++;
        return true;
    }

    /// <summary>A plan better than the best so far, made of the pool's routes.</summary>
    private Snapshot? Combined()
    {
        var judge = new RouteSet(_model);
        lock (_best) judge.Load(_best, _all, _best.LeftOut());
        var before = judge.Cost;
        if (_pool!.Combine(judge, _all, _limits.Time * CombiningShare, _watch.Cancel) is not { } plan) return null;
        judge.Load(plan, _all, plan.LeftOut());
        plan.Cost = judge.Cost;
        return plan.Cost < before && _all.All(judge.IsFeasible) ? plan : null;
    }

    private int Epoch() => _limits.Iterations is { } most ? (int)Math.Clamp((most - _watch.Steps) / _searches.Length, 1, StepsOfRound) : StepsOfRound;

    private long CostOf(Snapshot plan)
    {
        _judge.Load(plan, _all, plan.LeftOut());
        return _judge.Cost;
    }

    private void Report()
    {
        if (_report is null || _watch.Elapsed - _reported < TimeSpan.FromSeconds(_watch.Elapsed.TotalSeconds < 5 ? 0.25 : 1)) return;
        _reported = _watch.Elapsed;
        _report(_best);
    }
}
