using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>Pairs, and visits whose times depend on each other. Where services differ by kind the longest is allowed for.</summary>
internal static class RelationRules
{
    public static void State(OrToolsModel model)
    {
        foreach (var relation in model.Problem.Relations)
        {
            if (!relation.Visits.All(model.Task.IsOpen)) continue; // What is bound to something driven is left to the check.
            switch (relation)
            {
                case PairRelation pair: CarryPair(model, pair); break;
                case FollowsRelation follows: KeepLag(model, follows); break;
                case TogetherRelation together: BeginTogether(model, together); break;
            }
        }
        foreach (var apart in model.Problem.Relations.OfType<ApartRelation>()) KeepApart(model, [.. apart.Members.Where(model.Task.IsOpen)]);
    }

    private static void CarryPair(OrToolsModel model, PairRelation pair)
    {
        var (from, to) = (model.IndexOf(pair.PickupVisit), model.IndexOf(pair.DeliveryVisit));
        model.Routing.AddPickupAndDelivery(from, to);
        model.Solver.Add(model.Routing.VehicleVar(from) == model.Routing.VehicleVar(to));
        model.Solver.Add(model.Stops.CumulVar(from) <= model.Stops.CumulVar(to));
    }

    private static void KeepLag(OrToolsModel model, FollowsRelation follows)
    {
        var (first, then) = (model.Begin(follows.First), model.Begin(follows.Then));
        model.Solver.Add(model.Active(follows.First) >= model.Active(follows.Then));
        model.Solver.Add((then >= first + Duration(model, follows.First).Longest + follows.MinLag) + 1 >= model.Active(follows.Then) + 1);
        if (follows.MaxLag is { } most)
            model.Solver.Add((then <= first + Duration(model, follows.First).Shortest + most) + 1 >= model.Active(follows.Then) + 1);
    }

    private static void BeginTogether(OrToolsModel model, TogetherRelation together)
    {
        foreach (var other in together.Members.Skip(1))
        {
            model.Solver.Add(model.Active(together.Members[0]) == model.Active(other));
            model.Solver.Add((model.Begin(together.Members[0]) == model.Begin(other)) + 1 >= model.Active(other) + 1);
        }
    }

    private static void KeepApart(OrToolsModel model, int[] visits)
    {
        for (var one = 0; one < visits.Length; one++)
            for (var other = one + 1; other < visits.Length; other++)
            {
                var (first, second) = (model.Begin(visits[one]), model.Begin(visits[other]));
                var firstIsOver = second >= first + Duration(model, visits[one]).Longest;
                var secondIsOver = first >= second + Duration(model, visits[other]).Longest;
                model.Solver.Add(firstIsOver + secondIsOver + 1 >= model.Active(visits[one]) + model.Active(visits[other]));
            }
    }

    private static (long Shortest, long Longest) Duration(OrToolsModel model, int visit)
    {
        var node = model.Task.NodeOf(visit);
        var services = model.Rides.Distinct().Select(rides => rides.Service(node)).ToList();
        return (services.Min(), model.Rides.Distinct().Max(rides => rides.Service(node) + rides.Setup(node)));
    }
}
