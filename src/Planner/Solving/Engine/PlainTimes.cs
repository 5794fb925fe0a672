namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Times along the routes of a plain model, kept in the nodes themselves; walked only as far as they change.</summary>
internal sealed class PlainTimes(Model model, Node[] nodes)
{
    private readonly int[] _service = model.Service[0];

    public void Update(int route)
    {
        var (start, end) = (model.Start(route), model.End(route));
        nodes[start].Depart = model.Routes[route].From;
        for (int node = start, next; node != end; node = next)
        {
            next = nodes[node].Next;
            nodes[next].Depart = Depart(node, next);
        }
        nodes[end].Late = model.Routes[route].Until;
        for (int node = end, before; node != start; node = before)
        {
            before = nodes[node].Prev;
            if (before != start) nodes[before].Late = Late(before, node);
        }
    }

    /// <summary>After a visit was put in.</summary>
    public void Update(int route, int visit)
    {
        var (start, end) = (model.Start(route), model.End(route));
        nodes[visit].Depart = Depart(nodes[visit].Prev, visit);
        for (int node = visit, next; node != end; node = next)
        {
            next = nodes[node].Next;
            var depart = Depart(node, next);
            if (nodes[next].Depart == depart) break;
            nodes[next].Depart = depart;
        }
        nodes[visit].Late = Late(visit, nodes[visit].Next);
        for (int node = visit, before; (before = nodes[node].Prev) != start; node = before)
        {
            var late = Late(before, node);
            if (nodes[before].Late == late) break;
            nodes[before].Late = late;
        }
    }

    private int Depart(int before, int node)
    {
        ref var from = ref nodes[before];
        var arrival = from.Depart + from.ArcSeconds;
        return node >= model.Visits ? arrival : Math.Max(arrival, model.Early[node]) + _service[node];
    }

    private int Late(int node, int next)
    {
        var late = Math.Min(model.Late[node], nodes[next].Late - nodes[node].ArcSeconds - _service[node]);
        return late < model.Early[node] ? -Model.Horizon : late;
    }
}
