using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>Models whose visits and teams have the problem's numbers.</summary>
internal static class TestModel
{
    public static Model Of(RoutingProblem problem) =>
        new ModelBuilder(problem, Enumerable.Range(0, problem.Visits.Count), Enumerable.Range(0, problem.Teams.Count), keepsOrder: true).Build(default);

    /// <summary>A search that has not begun.</summary>
    public static Search Search(Model model, Dice dice) => new(model, new VisitOrders(model), new Company(model), dice);

    /// <summary>A search with a first plan.</summary>
    public static Search Begun(Model model, Dice dice)
    {
        var search = Search(model, dice);
        search.Begin(new Snapshot(model));
        search.Construct();
        return search;
    }

    /// <summary>By route: its visits, in order.</summary>
    public static List<List<int>> Visits(RouteSet routes) => [.. Enumerable.Range(0, routes.Model.Routes.Length).Select(route =>
    {
        var visits = new List<int>();
        routes.CopyVisits(route, visits);
        return visits;
    })];

    /// <summary>What a search's routes cost in truth, reckoned anew.</summary>
    /// <param name="all">Every route.</param>
    public static long CostAnew(RouteSet routes, int[] all)
    {
        var plan = new Snapshot(routes.Model);
        plan.CopyFrom(routes, all);
        var anew = new RouteSet(routes.Model);
        anew.Load(plan, all, plan.LeftOut());
        return anew.Cost;
    }
}
