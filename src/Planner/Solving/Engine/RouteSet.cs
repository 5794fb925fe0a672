using System.Runtime.CompilerServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// The routes of a search, feasible after each <see cref="Settle"/>. Changes since the last <see cref="Keep"/> can be
/// undone; only routes that were touched are written down for it.
/// </summary>
internal sealed class RouteSet
{
    public readonly Model Model;
    public readonly Node[] Nodes;

    /// <summary>By node: a smaller record, for a first look.</summary>
    public readonly SideCosts[] Sides;

    private readonly RouteLinks _links;
    private readonly PlainTimes _plain;
    private readonly RouteSums _sums;
    private readonly RouteTrial _trial;
    private readonly UnusedRoutes _unused;
    private readonly UndoLog _undo;

    /// <summary>Since the last <see cref="Keep"/>, one after another: what was taken out, or is served now.</summary>
    private readonly List<(int Visit, bool IsServed)> _changed = [];
    private readonly int[] _count;
    private readonly long[] _load;
    private readonly long[] _served;
    private int _searched;

    public RouteSet(Model model)
    {
        Model = model;
        var times = new NodeTimes(model);
        _links = new(model, times);
        (Nodes, Sides) = (_links.Nodes, _links.Sides);
        Windows = new(model);
        Loads = new(model, Nodes);
        (Hours, Durations, Bank) = (new(model, Nodes, times, Loads, Windows), new(model, Nodes, Windows), new(model.Visits));
        (_plain, _sums, _unused, _undo, _trial) = (new(model, Nodes), new(this), new(model), new(model, Hours.Times.Width), new(this));
        Worths = new(model);
        (_count, _load, _served) = (new int[model.Routes.Length], new long[model.Routes.Length], new long[model.Targets?.Count ?? 0]);
    }

    public PinnedWindows Windows { get; }

    public Hours Hours { get; }

    public Loads Loads { get; }

    public LeastDurations Durations { get; }

    public Bank Bank { get; }

    public MomentWorths Worths { get; }

    public RouteSums Sums => _sums;

    public UnusedRoutes Unused => _unused;

    /// <summary>Of the routes that are searched, with what is left out and missed at the worths and the price of time of the moment.</summary>
    public long Cost { get; private set; }

    /// <summary>The same without what time and what is left out cost for the moment only.</summary>
    public long TrueCost => Cost - _sums.TimeCost - Worths.Besides;

    /// <summary>The part of <see cref="Cost"/> that targets missed cost.</summary>
    public long MissedTargets { get; private set; }

    /// <summary>How many of the searched routes have visits.</summary>
    public int Used => _searched - _unused.Count;

    public int Count(int route) => _count[route];

    /// <summary>The total of a plain model's one dimension.</summary>
    public long Load(int route) => _load[route];

    /// <summary>What serving a visit saves besides its insertion's cost.</summary>
    public long Gain(int visit) => Worths.Of(visit) + (Model.Targets is { } targets ? targets.Gain(visit, _served) : 0);

    /// <summary>Begins anew with some routes of a plan; others are as if they were not there.</summary>
    /// <param name="bank">The visits left out that may be served.</param>
    public void Load(Snapshot plan, IReadOnlyList<int> routes, IReadOnlyList<int> bank)
    {
        for (var visit = 0; visit < Model.Visits; visit++) Nodes[visit].Route = -1;
        Array.Fill(Sides, SideCosts.None, 0, Model.Visits);
        Windows.Clear();
        PinBegins(plan);
        Array.Clear(_count);
        Array.Clear(_served);
        Cost = MissedTargets = Model.Targets?.PriceOf(_served) ?? 0;
        _searched = 0;
        _unused.Clear();
        _sums.Clear();
        Worths.Clear();
        Bank.Clear();
        foreach (var visit in bank) LeaveOut(visit);
        Array.Clear(_load);
        for (var route = 0; route < Model.Routes.Length; route++) _links.Relink(route, []);
        foreach (var route in routes)
        {
            var visits = plan.Visits(route);
            _searched++;
            foreach (var visit in visits) LeaveOut(visit);
            _links.Relink(route, visits);
            if (Model.IsPlain && Model.Dimensions > 0) _load[route] = visits.Sum(visit => Model.Delivery[0][visit]);
            foreach (var visit in visits) Serve(visit);
            if ((_count[route] = visits.Count) == 0) _unused.Add(route);
            for (int node = Model.Start(route), end = Model.End(route); node != end; node = Nodes[node].Next) Cost += Nodes[node].ArcCost;
            Settle(route);
        }
        Keep();
    }

    /// <summary>Holds visits at their times that are bound to others which are served, here or elsewhere.</summary>
    private void PinBegins(Snapshot plan)
    {
        foreach (var (visit, begin) in plan.Begins)
            if (Model.Bonds!.Partners(visit).Any(plan.Begins.ContainsKey)) Windows.Repin(visit, begin, begin);
    }

    public void CopyVisits(int route, List<int> into)
    {
        var end = Model.End(route);
        for (var node = Nodes[Model.Start(route)].Next; node != end; node = Nodes[node].Next) into.Add(node);
    }

    /// <summary>Sets what a second of work costs from now on, besides what it costs in truth. There must be no changes that are not kept.</summary>
    public void SetTimePrice(double price)
    {
        Cost += _sums.SetTimePrice(price);
        Keep();
    }

    /// <summary>Sets how many times visits of the lowest class are worth what they are in truth. There must be no changes that are not kept.</summary>
    public void SetWorthFactor(double factor)
    {
        Cost += Worths.SetFactor(factor, Bank.Visits);
        Keep();
    }

    /// <summary>Makes the changes since the last call final.</summary>
    public void Keep()
    {
        _undo.Begin(Cost);
        _changed.Clear();
        Windows.Begin();
    }

    /// <summary>Goes back to the last <see cref="Keep"/>.</summary>
    public void Undo()
    {
        for (var change = _changed.Count - 1; change >= 0; change--)
        {
            var (visit, isServed) = _changed[change];
            if (!isServed)
            {
                Serve(visit);
                continue;
            }
            _links.Forget(visit);
            Drop(visit);
        }
        Windows.Restore(0);
        for (var touched = 0; touched < _undo.Count; touched++)
        {
            var route = _undo.Route(touched);
            var nodes = _undo.Nodes(touched);
            foreach (ref readonly var entry in nodes) Nodes[entry.Number] = entry.Data;
            if (!Model.IsPlain) _undo.RestoreTimes(touched, Hours.Times);
            foreach (ref readonly var entry in nodes[..^1]) _links.JoinSides(entry.Number, entry.Data.Next, entry.Data.ArcCost);
            Recount(route, nodes.Length - 2 - _count[route]);
            _load[route] = _undo.Load(touched);
            if (!Model.IsPlain) Loads.Restore(route, _undo.Loads(touched));
            Durations.Forget(route);
            _sums.Set(route, _undo.Sum(touched));
        }
        Cost = _undo.Cost;
        Keep();
    }

    /// <summary>Writes a route down as it is, once for each step, before it changes.</summary>
    public void Touch(int route)
    {
        if (_undo.HasRoute(route)) return;
        var end = Model.End(route);
        _undo.AddRoute(route, _load[route], _sums.Of(route), Loads);
        for (var node = Model.Start(route); node != end; node = Nodes[node].Next) _undo.AddNode(node, Nodes[node], Hours.Times);
        _undo.AddNode(end, Nodes[end], Hours.Times);
    }

    /// <summary>Takes a visit out of its route. <see cref="Settle"/> the route before it is looked at again.</summary>
    public void Remove(int visit)
    {
        var route = Nodes[visit].Route;
        Touch(route);
        if (--_count[route] == 0) _unused.Add(route);
        Cost += _links.TakeOut(visit);
        if (Model.IsPlain && Model.Dimensions > 0) _load[route] -= Model.Delivery[0][visit];
        Drop(visit);
        _changed.Add((visit, false));
    }

    /// <summary>Makes times, loads and costs of a route true after removals.</summary>
    public void Settle(int route)
    {
        if (Model.IsPlain)
        {
            _plain.Update(route);
            Durations.Forget(route);
            Cost += _sums.RefreshPlain(route);
        }
        else Refresh(route);
    }

    /// <summary>The same after the window of a served visit changed, and nothing else since its route was settled.</summary>
    public void SettleWindow(int visit)
    {
        var route = Nodes[visit].Route;
        Hours.Routes.UpdateWindow(route, visit);
        Durations.Forget(route);
        Cost += _sums.RefreshOvertime(route);
    }

    /// <summary>Whether a settled route keeps its hours and limits; removals may break them where a detour is faster.</summary>
    public bool IsFeasible(int route)
    {
        var data = Model.Routes[route];
        if (_count[route] == 0 && data.Driven is null) return true;
        if (data.MaxDuration < int.MaxValue && !(Durations.Tells(route) ? Durations.AreKept(route) : _trial.KeepsDuration(route))) return false;
        if (!Model.IsPlain)
            return Hours.IsFeasible(route) && _sums.Travel(route) <= data.MaxTravel && _sums.Metres(route) <= data.MaxMetres;
        var first = Nodes[Model.Start(route)].Next;
        return data.From + Arc(route, Model.Start(route), first).Seconds <= Nodes[first].Late;
    }

    /// <summary>Puts a visit of the bank into a route. The caller has seen that it fits.</summary>
    public void Insert(int visit, int route, int before)
    {
        Touch(route);
        var seconds = Nodes[before].ArcSeconds;
        var metres = Model.Metres is null ? 0 : Hours.Times[before].Metres;
        Link(visit, route, before);
        if (Model.IsPlain)
        {
            if (Model.Dimensions > 0) _load[route] += Model.Delivery[0][visit];
            _plain.Update(route, visit);
            Durations.Forget(route);
            if (_count[route] == 1) Cost += _sums.RefreshPlain(route);
        }
        else
        {
            Loads.Insert(route, visit);
            Hours.Routes.Update(route, visit);
            Durations.Forget(route);
            Cost += _sums.Insert(route, visit, seconds, metres);
        }
    }

    /// <summary>What lies behind a node of one route goes behind a node of another, and the other way round. Rules are not looked at.</summary>
    public void ExchangeTails(int one, int other)
    {
        var (route, second) = (Nodes[one].Route, Nodes[other].Route);
        Touch(route);
        Touch(second);
        var traded = _links.TradeTails(one, other);
        Cost += traded.Cost;
        _load[route] += traded.LoadOfOther - traded.LoadOfOne;
        _load[second] += traded.LoadOfOne - traded.LoadOfOther;
        Recount(route, traded.Other - traded.One);
        Recount(second, traded.One - traded.Other);
        Settle(route);
        Settle(second);
    }

    /// <summary>Turns round what lies between two visits of a route, these included. Rules are not looked at.</summary>
    public void Reverse(int first, int last)
    {
        var route = Nodes[first].Route;
        Touch(route);
        Cost += _links.Reverse(first, last);
        Settle(route);
    }

    private void Recount(int route, int change)
    {
        var before = _count[route];
        _count[route] += change;
        if (before == 0 && change > 0) _unused.Remove(route);
        if (before > 0 && _count[route] == 0) _unused.Add(route);
    }

    /// <summary>Puts a pick-up and its delivery into a route.</summary>
    public void InsertPair(Change change)
    {
        Touch(change.Route);
        Link(change.Visit, change.Route, change.Before);
        Link(change.Second, change.Route, change.SecondBefore);
        Refresh(change.Route);
    }

    /// <summary>Sets all windows as they were at a moment of this step. The visits served must have fitted into them then.</summary>
    public void RestoreWindows(int mark)
    {
        Windows.Restore(mark);
        foreach (var visit in Windows.ChangedSince(mark))
            if (Nodes[visit].Route >= 0) SettleWindow(visit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Arc Arc(int route, int from, int to) => _links.Arc(route, from, to);

    private void Link(int visit, int route, int before)
    {
        Cost += _links.PutIn(visit, route, before);
        if (_count[route]++ == 0) _unused.Remove(route);
        Serve(visit);
        _changed.Add((visit, true));
    }

    private void Refresh(int route)
    {
        Loads.Update(route);
        Hours.Routes.Update(route);
        Durations.Forget(route);
        Cost += _sums.Refresh(route);
    }

    private void LeaveOut(int visit)
    {
        Cost += Worths.LeaveOut(visit);
        Bank.Add(visit);
    }

    private void Drop(int visit)
    {
        LeaveOut(visit);
        if (Model.Targets is { } targets) AddMissed(targets.Drop(visit, _served));
    }

    private void Serve(int visit)
    {
        Cost -= Worths.Serve(visit);
        if (Model.Targets is { } targets) AddMissed(targets.Serve(visit, _served));
        Bank.Remove(visit);
    }

    private void AddMissed(long change) => (Cost, MissedTargets) = (Cost + change, MissedTargets + change);
}
