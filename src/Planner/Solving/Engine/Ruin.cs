namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Takes strings of neighbouring visits out of neighbouring routes: slack induction by string removals (Christiaens and
/// Vanden Berghe, Transportation Science 2020).
/// </summary>
internal sealed class Ruin(RouteSet routes, Dice dice)
{
    private const int ShortString = 5;
    private const double SplitShare = 0.5;
    private const double GrowShare = 0.5;

    /// <summary>Where no more routes are used, strings are taken out of one several times: there is nothing else to change with it.</summary>
    private const int FewRoutes = 2;

    private readonly Model _model = routes.Model;
    // Where several routes have to change at once, 8: a district is 1 % dearer with 6, 1.3 % with 11.
    private readonly double _meanRemoved = routes.Model.IsSmall ? 10 : routes.Model.IsUniform ? 6 : 8;
    private readonly BondRuin _bonds = new(routes, dice);
    private readonly int[] _ruinedAt = new int[routes.Model.Routes.Length];
    private readonly int[] _string = new int[64];
    private int _step;

    /// <summary>The visits taken out by the last ruin; the first is its centre.</summary>
    public List<int> Removed { get; } = [];

    public List<int> Ruined { get; } = [];

    /// <summary>Visits that stay: others, that are searched elsewhere, depend on their times. Null: none.</summary>
    public bool[]? Held { get; set; }

    /// <summary>The visit that the last ruin was around, served or not.</summary>
    public int Centre { get; private set; }

    /// <param name="longest">The most visits of one string.</param>
    /// <returns>False where a route takes longer without the visits than with them, so that it is too late.</returns>
    public bool Around(int centre, int usedRoutes, int served, int longest)
    {
        Begin(centre);
        var mean = usedRoutes == 0 ? 1 : (double)served / usedRoutes;
        var most = Math.Max(1, Math.Min(Math.Min(longest, mean), Math.Max(ShortString, mean / 2)));
        var strings = (int)Math.Floor(1 + dice.Share() * (4 * _meanRemoved / (1 + most) - 1));
        var waits = routes.Nodes[centre].Route < 0 && _model.IsHigher(centre) && _model.Able is not null && !_model.IsSmall;
        // Who comes from far away has to leave out a good part of the day for it.
        if (waits) most = Math.Max(most, mean);
        TakeStrings(centre, waits ? centre : -1, strings, most);
        if (waits && Ruined.Count == 0 && NearestFor(centre) is >= 0 and var other) TakeStrings(other, centre, strings, most);
        return Settle();
    }

    /// <summary>Takes out all that the route of a served visit serves.</summary>
    /// <inheritdoc cref="Around" path="/returns"/>
    public bool RouteOf(int centre)
    {
        Begin(centre);
        var route = routes.Nodes[centre].Route;
        BeginRoute(route);
        for (var node = routes.Nodes[_model.Start(route)].Next; node < _model.Visits;)
        {
            var visit = node;
            node = routes.Nodes[node].Next;
            if (Held is null || !Held[visit]) Take(visit);
        }
        return Settle();
    }

    private bool Settle()
    {
        if (_model.Bonds is not null || _model.PinnedRank is not null) _bonds.Extend(Removed, Ruined, Held);
        var isFeasible = true;
        foreach (var route in Ruined)
        {
            routes.Settle(route);
            isFeasible = isFeasible && routes.IsFeasible(route);
        }
        return isFeasible;
    }

    /// <param name="waiting">A visit left out: room for it is of use only in routes that may serve it. −1: none.</param>
    private void TakeStrings(int centre, int waiting, int strings, double most)
    {
        if (routes.Nodes[centre].Route >= 0) TakeString(centre, most);
        var (taken, areFew) = (Ruined.Count, routes.Used <= FewRoutes);
        for (var rank = 0; rank < _model.NearCount && taken < strings; rank++)
        {
            var near = _model.Near[centre * _model.NearCount + rank];
            var route = routes.Nodes[near].Route;
            if (route < 0 || _ruinedAt[route] == _step && !areFew || waiting >= 0 && !_model.CanServe(route, waiting)) continue;
            TakeString(near, most);
            taken++;
        }
    }

    /// <summary>The nearest served visit whose team may serve one left out; −1: there is none.</summary>
    private int NearestFor(int waiting)
    {
        var (nearest, least) = (-1, int.MaxValue);
        var rides = _model.Out[0].AsSpan(waiting * _model.Rows, _model.Visits);
        for (var visit = 0; visit < rides.Length; visit++)
            if (rides[visit].Seconds < least && routes.Nodes[visit].Route is >= 0 and var route && _model.CanServe(route, waiting))
                (nearest, least) = (visit, rides[visit].Seconds);
        return nearest;
    }

    private void TakeString(int visit, double most)
    {
        var route = routes.Nodes[visit].Route;
        BeginRoute(route);
        var count = Math.Min(routes.Count(route), _string.Length);
        var length = Math.Min((int)Math.Floor(1 + dice.Share() * Math.Min(count, most)), count);
        var kept = 0;
        if (length > 1 && length < count && dice.Share() < SplitShare)
        {
            kept = 1;
            while (length + kept < count && dice.Share() > GrowShare) kept++;
        }
        var span = Collect(visit, length + kept);
        // The visits that stay are a string within the string.
        var keptFrom = kept == 0 ? span : dice.Below(length + 1);
        for (var at = 0; at < span; at++)
        {
            if (at >= keptFrom && at < keptFrom + kept || Held is not null && Held[_string[at]]) continue;
            Take(_string[at]);
        }
    }

    private void Begin(int centre)
    {
        _step++;
        Centre = centre;
        Removed.Clear();
        Ruined.Clear();
    }

    private void BeginRoute(int route)
    {
        if (_ruinedAt[route] == _step) return;
        _ruinedAt[route] = _step;
        Ruined.Add(route);
    }

    private void Take(int visit)
    {
        Removed.Add(visit);
        routes.Remove(visit);
    }

    /// <summary>Writes down a string of a length that holds a visit, at a random offset.</summary>
    private int Collect(int visit, int length)
    {
        var (start, end) = (_model.Start(routes.Nodes[visit].Route), _model.End(routes.Nodes[visit].Route));
        var (before, after) = (0, 0);
        for (var node = routes.Nodes[visit].Prev; node != start && before < length - 1; node = routes.Nodes[node].Prev) before++;
        for (var node = routes.Nodes[visit].Next; node != end && after < length - 1; node = routes.Nodes[node].Next) after++;
        var least = Math.Max(0, length - 1 - after);
        var offset = least + dice.Below(before - least + 1);
        var at = visit;
        for (var step = 0; step < offset; step++) at = routes.Nodes[at].Prev;
        for (var rank = 0; rank < length; rank++, at = routes.Nodes[at].Next) _string[rank] = at;
        return length;
    }
}
