using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Where a visit fits best among its neighbours, in plain models. The innermost loop of the search.</summary>
internal sealed class PlainPlaces(RouteSet routes, Dice dice) : IPlaces
{
    private readonly Model _model = routes.Model;
    private readonly Blinks _blinks = new(dice, routes.Model.IsSmall);

    public Blinks Blinks => _blinks;

    public Place Best(int visit, int breadth, long limit)
    {
        var model = _model;
        var rows = model.Rows;
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(routes.Nodes);
        ref var to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(model.In[0]), visit * rows);
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(model.Out[0]), visit * rows);
        ref var fitting = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(model.Fitting), visit * model.FittingCount);
        var (early, late, service) = (model.Early[visit], model.Late[visit], model.Service[0][visit]);
        var amount = model.Dimensions > 0 ? model.Delivery[0][visit] : 0;
        var (best, bestRoute, bestBefore) = (limit, -1, -1);
        var isEverywhere = breadth > model.FittingCount;
        if (isEverywhere) breadth = model.Visits;
        for (var rank = 0; rank < breadth; rank++)
        {
            var near = isEverywhere ? rank : Unsafe.Add(ref fitting, rank);
            ref var node = ref Unsafe.Add(ref nodes, near);
            var route = node.Route;
            if (route < 0 || amount > 0 && routes.Load(route) + amount > model.Routes[route].Capacity[0]) continue;

            // After the neighbour.
            ref var next = ref Unsafe.Add(ref nodes, node.Next);
            var first = Unsafe.Add(ref to, near);
            var second = Unsafe.Add(ref from, next.Row);
            var cost = (long)first.Cost + second.Cost - node.ArcCost;
            if (cost < best && !_blinks.Blink())
            {
                var begin = Math.Max(node.Depart + first.Seconds, early);
                if (begin <= late && begin + service + second.Seconds <= next.Late)
                    (best, bestRoute, bestBefore) = (cost, route, near);
            }

            // Before it; everywhere, that is after another, unless it comes first.
            if (isEverywhere && node.Prev < model.Visits) continue;
            ref var before = ref Unsafe.Add(ref nodes, node.Prev);
            first = Unsafe.Add(ref to, before.Row);
            second = Unsafe.Add(ref from, near);
            cost = (long)first.Cost + second.Cost - before.ArcCost;
            if (cost < best && !_blinks.Blink())
            {
                var begin = Math.Max(before.Depart + first.Seconds, early);
                if (begin <= late && begin + service + second.Seconds <= node.Late)
                    (best, bestRoute, bestBefore) = (cost, route, node.Prev);
            }
        }
        for (var type = 0; type < routes.Unused.Types; type++)
        {
            var route = routes.Unused.Of(type);
            if (route < 0 || amount > 0 && amount > model.Routes[route].Capacity[0]) continue;
            var data = model.Routes[route];
            var (first, second) = (Unsafe.Add(ref to, data.StartRow), Unsafe.Add(ref from, data.EndRow));
            var cost = (long)first.Cost + second.Cost + data.Fixed;
            if (cost >= best) continue;
            var begin = Math.Max(data.From + first.Seconds, early);
            if (begin <= late && begin + service + second.Seconds <= data.Until)
                (best, bestRoute, bestBefore) = (cost, route, model.Start(route));
        }
        return new(bestRoute, bestBefore, best);
    }
}
