using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>Visits that are bound to each other's times, while the routes around them change.</summary>
public sealed class BondTimesTests
{
    [Fact]
    public void Bound_visits_keep_to_each_other_after_every_step()
    {
        var seen = new Dictionary<Type, int>();
        for (var seed = 0; seed < 600; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            if (problem.Relations.Count == 0 || problem.Teams.Any(team => team.Driven.Count > 0)) continue;
            var (model, search) = Begun(problem, seed);
            for (var round = 0; round < 40; round++)
            {
                search.Run(3, new(model.CostPerSecond * 100, 0, 0, 0.5), default);
                // A search of some routes begins anew from a plan now and then.
                if (round % 10 == 9) search.Begin(search.Best);
                foreach (var relation in problem.Relations)
                {
                    if (!relation.Visits.All(visit => search.Routes.Nodes[visit].Route >= 0)) continue;
                    Assert.True(Holds(search.Routes, model, relation), $"seed {seed}, round {round}: {relation}");
                    seen[relation.GetType()] = seen.GetValueOrDefault(relation.GetType()) + 1;
                }
            }
        }
        foreach (var kind in new[] { typeof(FollowsRelation), typeof(TogetherRelation), typeof(ApartRelation) })
            Assert.True(seen.GetValueOrDefault(kind) > 500, $"{kind.Name} is seen {seen.GetValueOrDefault(kind)} times only.");
    }

    [Fact]
    public void Where_some_routes_are_searched_what_others_depend_on_stays_at_its_time()
    {
        var held = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            if (problem.Relations.Count == 0 || problem.Teams.Any(team => team.Driven.Count > 0)) continue;
            var (model, search) = Begun(problem, seed);
            search.Run(30, new(model.CostPerSecond * 100, 0, 0, 0.5), default);
            var whole = new Snapshot(model);
            whole.CopyAll(search.Best);
            int[] part = [.. Enumerable.Range(0, (model.Routes.Length + 1) / 2)];
            search.Begin(whole, part, []);
            for (var round = 0; round < 40; round++)
            {
                search.Run(3, new(model.CostPerSecond * 100, 0, 0, 0.5), default);
                foreach (var route in part)
                {
                    Assert.True(search.Routes.IsFeasible(route), $"seed {seed}, round {round}, route {route}");
                    // Its timetable can be told back to the first visit.
                    if (search.Routes.Count(route) > 0) search.Routes.Hours.Begins.Of(search.Routes.Nodes[model.Start(route)].Next);
                }
                foreach (var (visit, begin) in whole.Begins)
                {
                    if (search.Routes.Nodes[visit].Route < 0 || !IsElsewhere(visit)) continue;
                    Assert.Equal(begin, search.Routes.Hours.Begins.Of(visit));
                    held++;
                }
            }

            bool IsElsewhere(int visit) =>
                model.Bonds!.Partners(visit).Any(other => whole.Begins.ContainsKey(other) && !part.Any(route => whole.Visits(route).Contains(other)));
        }
        Assert.True(held > 500, $"Visits are held {held} times only.");
    }

    [Fact]
    public void What_was_loosened_is_undone_though_nothing_was_taken_out()
    {
        var (routes, loose) = Loosened();
        Assert.True(loose.Any);
        Assert.Equal(20, routes.Hours.Begins.Of(0)); // when the other can be there
        routes.Undo();
        Assert.Equal(500, routes.Hours.Begins.Of(0));
        Assert.Equal((500, 500), (routes.Windows.Early[0], routes.Windows.Late[0]));
    }

    [Fact]
    public void What_was_loosened_begins_together_again_and_sooner()
    {
        var (routes, loose) = Loosened();
        Assert.True(loose.TryTie());
        Assert.Equal((20, 20), (routes.Hours.Begins.Of(0), routes.Hours.Begins.Of(1)));
    }

    /// <summary>Two visits of two teams that begin together at 500, though both could at 20; the first may move.</summary>
    private static (RouteSet Routes, LooseVisits Loose) Loosened()
    {
        var problem = Line.Problem([0, 10, 20], [Line.Team(0), Line.Team(0)], [Line.At(1), Line.At(2)]) with { Relations = [new TogetherRelation([0, 1])] };
        var model = TestModel.Of(problem);
        var (routes, plan) = (new RouteSet(model), new Snapshot(model));
        foreach (var visit in new[] { 0, 1 })
        {
            plan.Visits(visit).Add(visit);
            plan.Begins[visit] = 500;
        }
        routes.Load(plan, [0, 1], []);
        var loose = new LooseVisits(routes, model.Bonds!, new(routes, model.Bonds!));
        loose.Loosen([0], null);
        return (routes, loose);
    }

    private static (Model Model, Search Search) Begun(RoutingProblem problem, int seed)
    {
        var model = TestModel.Of(problem);
        var search = TestModel.Begun(model, new Dice((ulong)seed));
        return (model, search);
    }

    private static bool Holds(RouteSet routes, Model model, VisitRelation relation)
    {
        switch (relation)
        {
            case FollowsRelation follows:
                var lag = Begin(follows.Then) - End(follows.First);
                return lag >= follows.MinLag && lag <= (follows.MaxLag ?? Model.Horizon);
            case TogetherRelation together:
                return together.Members.Select(Begin).Distinct().Count() == 1;
            case ApartRelation apart:
                return !apart.Members.Any(one => apart.Members.Any(other => one != other && Begin(one) <= Begin(other) && End(one) > Begin(other)));
            default:
                return true;
        }

        int Begin(int visit) => routes.Hours.Begins.Of(visit);
        int End(int visit) => Begin(visit) + routes.Hours.Action(model.Routes[routes.Nodes[visit].Route], routes.Nodes[visit].Prev, visit);
    }
}
