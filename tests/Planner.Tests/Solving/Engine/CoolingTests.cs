using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class CoolingTests
{
    [Fact]
    public void Where_teams_differ_tails_are_traded_the_less_the_colder_it_is()
    {
        var cooling = Measured(40, maxStops: 15);
        double[] shares = [.. Enumerable.Range(0, 11).Select(tenth => cooling.Now(tenth / 10.0, isThrifty: false).TradeShare)];
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.InRange(shares[10], 0.05, shares[0] / 2);
    }

    [Theory]
    [InlineData(40, null)]
    [InlineData(10, 5)]
    public void Plain_and_small_problems_trade_as_many_all_the_while(int visits, int? maxStops)
    {
        var cooling = Measured(visits, maxStops);
        Assert.Equal(cooling.Now(0, isThrifty: false).TradeShare, cooling.Now(1, isThrifty: false).TradeShare);
    }

    private static Cooling Measured(int visits, int? maxStops)
    {
        var team = Line.Team(0) with { MaxStops = maxStops };
        var model = TestModel.Of(Line.Problem([.. Enumerable.Range(0, visits + 1).Select(place => 10 * place)], [team, team, team],
            [.. Enumerable.Range(1, visits).Select(Line.At)]));
        Assert.Equal(maxStops is null, model.IsPlain);
        var search = TestModel.Begun(model, new Dice(1));
        var cooling = new Cooling(isWarm: false);
        cooling.Measure(search.Routes);
        return cooling;
    }
}
