namespace CoverageMap.Planner.Solving.Engine;

/// <summary>When visits begin in the timetable of their route that ends soonest, and is short enough, and between which times they may begin.</summary>
internal sealed class VisitBegins(Hours hours, Model model, Node[] nodes, NodeTimes times, PinnedWindows windows)
{
    /// <summary>
    /// When a served visit begins in the timetable of its route that ends soonest; where the route must not last so long, of those that
    /// end then the one that leaves soonest.
    /// </summary>
    public int Of(int visit)
    {
        var route = nodes[visit].Route;
        var (data, end) = (model.Routes[route], hours.EndsAt(route));
        if (data.MaxDuration == int.MaxValue || end - data.MaxDuration <= data.From) return SoonestOf(route, visit);
        hours.Routes.Leave(route, end - data.MaxDuration);
        int? begin = hours.EndsAt(route) == end ? SoonestOf(route, visit) : null;
        hours.Routes.Leave(route, data.From);
        return begin ?? SoonestOf(route, visit);
    }

    private int SoonestOf(int route, int visit)
    {
        var data = model.Routes[route];
        var layer = data.Breaks.Length;
        // With no break left to take there is but one timetable.
        for (var node = model.End(route); node != visit && layer > 0; node = nodes[node].Prev)
            layer = TakenBefore(data, node, nodes[node].Prev, layer, isLast: node >= model.Visits);
        return times.Layer(visit, layer).Depart - times[visit].Action;
    }

    /// <summary>Between which times a served visit may begin, as its route is, if nothing but its windows bound it; until before from: never.</summary>
    public (int From, int Until) Between(int visit)
    {
        var (route, before, next) = (nodes[visit].Route, nodes[visit].Prev, nodes[visit].Next);
        var data = model.Routes[route];
        Span<int> left = stackalloc int[data.Breaks.Length + 1], reach = stackalloc int[data.Breaks.Length + 1];
        hours.Departures(route, before, left);
        BreakRides.Ride(data, left, nodes[before].ArcSeconds, hours.Allowed(data, before));
        for (var layer = 0; layer < reach.Length; layer++) reach[layer] = times.Layer(next, layer).ReachIf(next >= model.Visits || hours.NeedsSetup(visit, next));
        BreakRides.Back(data, reach, nodes[visit].ArcSeconds, hours.Allowed(data, visit));
        var (early, late, action) = (windows.Early, windows.Late, times[visit].Action);
        var (itsEarly, itsLate) = (early[visit], late[visit]);
        var (from, until) = (Hours.Never, -1);
        (early[visit], late[visit]) = (model.Early[visit], model.Late[visit]);
        for (var layer = 0; layer < reach.Length; layer++)
        {
            var (soonest, latest) = (left[layer] == Hours.Never ? Hours.Never : hours.Begin(visit, left[layer]), hours.LatestArrival(visit, reach[layer], action));
            if (soonest <= latest) (from, until) = (Math.Min(from, soonest), Math.Max(until, latest));
        }
        (early[visit], late[visit]) = (itsEarly, itsLate);
        return (from, until);
    }

    /// <summary>The latest that a served visit may begin, whatever breaks are taken before.</summary>
    public int Latest(int visit)
    {
        var latest = -1;
        var breaks = model.Routes[nodes[visit].Route].Breaks.Length;
        var needsSetup = hours.NeedsSetup(nodes[visit].Prev, visit);
        for (var layer = 0; layer <= breaks; layer++) latest = Math.Max(latest, times.Layer(visit, layer).ReachIf(needsSetup));
        return latest;
    }

    /// <summary>How many breaks were taken before the ride to a node that is left after so many.</summary>
    private int TakenBefore(ModelRoute data, int node, int before, int layer, bool isLast)
    {
        var allowed = hours.Allowed(data, before);
        var seconds = nodes[before].ArcSeconds;
        for (var from = layer; from >= 0; from--)
        {
            var left = times.Layer(before, from).Depart;
            for (var between = from; between <= layer; between++)
            {
                if (!isLast && between != layer) continue;
                var reached = BreakRides.Ride(data, left, from, between, seconds, allowed);
                if (reached == Hours.Never) continue;
                if (isLast) reached = BreakRides.Ride(data, reached, between, layer, 0, allowed);
                else if (hours.Begin(node, reached) is var begin) reached = begin == Hours.Never ? Hours.Never : begin + times[node].Action;
                if (reached == times.Layer(node, layer).Depart) return from;
            }
        }
        throw new InvalidOperationException("The times of a route do not agree with each other.");
    }
}
