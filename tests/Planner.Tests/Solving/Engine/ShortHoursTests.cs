using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class ShortHoursTests
{
    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4 }, false)]
    [InlineData(new[] { 0, 100, 200, 300, 400 }, true)]
    public void Hours_are_short_where_rides_leave_too_little_of_them(int[] road, bool areShort)
    {
        // Four visits of a minute in five minutes.
        var problem = Line.Problem(road, [Line.Team(0) with { Shifts = [new(0, 300)] }], [.. Enumerable.Range(1, 4).Select(Line.At)]);
        Assert.Equal(areShort, HourPrice.Of(TestModel.Of(problem)) > 0);
    }

    [Fact]
    public void Hours_are_short_where_setups_leave_too_little_of_them()
    {
        var problem = Line.Problem([0, 1, 2, 3, 4], [Line.Team(0) with { Shifts = [new(0, 300)] }],
            [.. Enumerable.Range(1, 4).Select(place => Line.At(place) with { SetupSeconds = 60 })]);
        Assert.True(HourPrice.Of(TestModel.Of(problem)) > 0);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 1)]
    public void The_price_of_time_chooses_the_team_that_serves_faster(int price, int route)
    {
        // 100 s from the team that takes ten minutes, 120 s from the one that takes ten seconds.
        var places = new GeneralPlaces(Empty(Faster), new Dice(1)) { SecondPrice = price };
        Assert.Equal(route, places.Best(0, 10, Place.NoLimit, Place.NoLimit).Route);
    }

    [Fact]
    public void A_place_costs_its_rides_and_the_price_of_its_time()
    {
        var places = new GeneralPlaces(Empty(Faster), new Dice(1)) { SecondPrice = 10 };
        Assert.Equal(240 + 10 * (240 + 10), places.Best(0, 10, Place.NoLimit, Place.NoLimit).Cost);
        Assert.False(places.Best(0, 10, Place.NoLimit, worth: 2740).Exists);
        // What a step may cost more is counted without the price.
        Assert.True(places.Best(0, 10, limit: 241, Place.NoLimit).Exists);
        Assert.False(places.Best(0, 10, limit: 200, Place.NoLimit).Exists);
    }

    [Fact]
    public void What_waits_goes_to_routes_that_are_offered_alone_and_only_if_it_is_worth_its_time_there()
    {
        var places = new GeneralPlaces(Empty(Faster), new Dice(1)) { SecondPrice = 10, Routes = [0] };
        // In the other route it would cost 240 + 10 × 250.
        Assert.Equal(new Place(0, Empty(Faster).Model.Start(0), 200 + 10 * (200 + 600)), places.Best(0, 10, Place.NoLimit, Place.NoLimit));
        Assert.False(places.Best(0, 10, Place.NoLimit, worth: 10 * 600).Exists);
        Assert.False(places.Best(0, 10, Place.NoLimit, worth: 200 + 10 * 800).Exists);
        places.Routes = [0, 1];
        Assert.Equal(1, places.Best(0, 10, Place.NoLimit, Place.NoLimit).Route);
        places.Routes = [];
        Assert.False(places.Best(0, 10, Place.NoLimit, Place.NoLimit).Exists);
        places.Routes = null;
        Assert.Equal(1, places.Best(0, 10, Place.NoLimit, Place.NoLimit).Route);
    }

    [Theory]
    [InlineData(true, 1, 250)]
    [InlineData(false, 0, 60)]
    public void Who_is_worth_the_time_goes_first_of_those_that_wait(bool isEverywhere, int least, int most)
    {
        // Every other visit is worth a hundredth of the others.
        var problem = Line.Problem([.. Enumerable.Range(0, 61)], [Line.Team(0)],
            [.. Enumerable.Range(1, 60).Select(place => Line.At(place) with { Worth = place % 2 == 0 ? Line.Worth : Line.Worth / 100 })]);
        var routes = Empty(problem);
        Assert.False(routes.Model.IsSmall);
        var (dice, absent, poor) = (new Dice(1), new List<int>(), 0);
        var rich = Enumerable.Range(0, 60).First(visit => routes.Model.Worth[visit] == routes.Model.Worth.Max());
        var (ruin, waiting) = (new Ruin(routes, dice), new WaitingVisits(routes, dice, HourPrice.RateOf(routes.Model, rich) / 4));
        for (var step = 0; step < 100; step++)
        {
            Assert.True(ruin.Around(rich, 0, 0, 10));
            absent.Clear();
            waiting.AddTo(absent, ruin, isEverywhere);
            Assert.Contains(rich, absent);
            Assert.Equal(absent.Count, absent.Distinct().Count());
            poor += absent.Count(visit => routes.Model.Worth[visit] < routes.Model.Worth[rich]);
        }
        // One in a hundred of those near, and two at random where places are looked for everywhere.
        Assert.InRange(poor, least, most);
    }

    [Fact]
    public void What_time_costs_for_the_moment_is_not_in_the_true_cost()
    {
        // 100 s out, a minute, 20 s on, a minute, 120 s home.
        var problem = Line.Usual.WithTeam(0, team => team with { MaxStops = 5 });
        var model = TestModel.Of(problem);
        Assert.False(model.IsPlain);
        var (plan, priced, free) = (new Snapshot(model), new RouteSet(model), new RouteSet(model));
        foreach (var routes in (RouteSet[])[priced, free]) routes.Load(plan, [0, 1], plan.LeftOut());
        priced.SetTimePrice(2);
        Do(routes => routes.Insert(0, 0, model.Start(0)), 2 * (100 + 60 + 100));
        Do(routes => routes.Insert(1, 0, 0), 2 * (100 + 60 + 20 + 60 + 120));
        Do(routes => routes.Keep(), 720);
        Do(routes => { routes.Remove(0); routes.Settle(0); }, 2 * (120 + 60 + 120));
        plan.CopyFrom(priced, [0, 1]);
        Assert.Equal(free.Cost, plan.Cost);
        Do(routes => routes.Undo(), 720);
        priced.SetTimePrice(0.5);
        Do(_ => { }, 180);
        Do(routes => routes.Load(plan, [0, 1], [0]), 150);

        void Do(Action<RouteSet> change, long timeCost)
        {
            change(priced);
            change(free);
            Assert.Equal(timeCost, priced.Sums.TimeCost);
            Assert.Equal(free.Cost, priced.TrueCost);
            Assert.Equal(free.Cost + timeCost, priced.Cost);
        }
    }

    [Fact]
    public void Time_has_no_price_of_its_own_in_the_end()
    {
        Assert.InRange(Cooling.TimePriceAt(0), 0.5, 1);
        Assert.InRange(Cooling.TimePriceAt(0.8), 0.2, 0.5);
        Assert.Equal(0, Cooling.TimePriceAt(0.95));
    }

    private static RoutingProblem Faster => Line.Problem([0, 220, 100], [Line.Team(0), Line.Team(1) with { Kind = "crew" }],
        Line.At(2) with { ServiceSeconds = 600, ServiceByKind = new Dictionary<string, long> { ["crew"] = 10 } });

    private static RouteSet Empty(RoutingProblem problem)
    {
        var model = TestModel.Of(problem);
        var (plan, routes) = (new Snapshot(model), new RouteSet(model));
        routes.Load(plan, [.. Enumerable.Range(0, model.Routes.Length)], plan.LeftOut());
        return routes;
    }
}
