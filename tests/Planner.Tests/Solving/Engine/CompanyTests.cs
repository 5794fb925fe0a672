using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class CompanyTests
{
    private const int Houses = 40;

    [Theory]
    [InlineData(1999, true)]
    [InlineData(2001, false)]
    public void Who_is_worth_less_than_the_ride_there_and_back_needs_company(int worth, bool isNeeded)
    {
        var company = new Company(TestModel.Of(Hamlet(worth, houses: 1)));
        Assert.Equal(isNeeded, company.IsNeededBy(0));
        Assert.Equal((isNeeded, isNeeded), (company.Any, company.IsUsual));
    }

    [Fact]
    public void The_team_for_which_going_out_costs_least_tells()
    {
        var problem = Hamlet(worth: 1000, houses: 1);
        var near = problem with { Teams = [.. problem.Teams, Line.Team(1) with { Costs = new() { Fixed = 900 } }] };
        Assert.True(new Company(TestModel.Of(problem)).Any);
        Assert.False(new Company(TestModel.Of(near)).Any);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(45, false)]
    public void A_hamlet_is_served_if_all_its_houses_are_worth_the_ride_though_none_is(int worth, bool isServed)
    {
        // 2,000 s there and back and 78 s in it: 2,400 or 1,800 in all.
        var problem = Hamlet(worth);
        var plan = TestedEngine.Engine.Solve(problem, TestedEngine.Limits);
        Assert.Equal(isServed ? 0 : Houses, plan.LeftOut.Count);
    }

    [Fact]
    public void The_first_plan_serves_it_already()
    {
        var model = TestModel.Of(Hamlet(worth: 100));
        var search = TestModel.Begun(model, new Dice(1));
        Assert.Equal(0, search.Routes.Bank.Count);
    }

    [Fact]
    public void A_route_that_is_not_worth_its_ride_is_given_up()
    {
        // Each house is worth the way from the one before it.
        var problem = Hamlet(worth: 45);
        var plan = TestedEngine.Engine.Solve(problem, TestedEngine.Limits, start: [new(0, 0, [.. Enumerable.Range(0, Houses)])]);
        Assert.Equal(Houses, plan.LeftOut.Count);
    }

    [Fact]
    public void What_is_left_out_costs_as_much_as_it_does_whatever_it_counts_for_the_moment()
    {
        var looked = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            var model = TestModel.Of(problem with { Visits = [.. problem.Visits.Select(visit => visit with { Worth = visit.Worth / 20 })] });
            if (model.Visits == 0 || !new Company(model).IsUsual) continue;
            looked++;
            int[] all = [.. Enumerable.Range(0, model.Routes.Length)];
            var search = TestModel.Begun(model, new Dice((ulong)seed));
            foreach (var factor in (double[])[1.5, 1.2, 1])
            {
                search.Run(100, new Moment(100, 0, 0, 0.5, factor), default);
                Assert.Equal(TestModel.CostAnew(search.Routes, all), search.Routes.TrueCost);
                Assert.True(search.Best.Cost <= search.Routes.TrueCost);
            }
        }
        Assert.True(looked > 20, $"{looked} problems");
    }

    /// <summary>Houses a second and ten metres from each other, a thousand seconds from the team.</summary>
    private static RoutingProblem Hamlet(int worth, int houses = Houses) => Line.Problem([0, .. Enumerable.Range(0, houses).Select(house => 1000 + house)], [Line.Team(0)],
        [.. Enumerable.Range(1, houses).Select(place => Line.At(place) with { Worth = worth })]);
}
