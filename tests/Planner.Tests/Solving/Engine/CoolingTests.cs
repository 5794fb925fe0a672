using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class CoolingTests
{
    [Fact]
    public void Where_teams_differ_tails_are_traded_the_less_the_colder_it_is()
    {
        var cooling = Measured(40, isUniform: false);
        double[] shares = [.. Enumerable.Range(0, 11).Select(tenth => cooling.Now(tenth / 10.0, isThrifty: false).TradeShare)];
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.InRange(shares[10], 0.05, shares[0] / 2);
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(10, false)]
    public void Where_teams_are_alike_and_in_small_problems_as_many_are_traded_all_the_while(int visits, bool isUniform)
    {
        var cooling = Measured(visits, isUniform);
        Assert.Equal(cooling.Now(0, isThrifty: false).TradeShare, cooling.Now(1, isThrifty: false).TradeShare);
    }

    /// <summary>Which they then are as where teams differ.</summary>
    [Theory]
    [InlineData(20_000, null, true)]
    [InlineData(20_000, Line.Worth, false)]
    [InlineData(1_000, null, false)]
    public void Problems_are_not_uniform_where_visits_may_or_must_be_left_out(int until, double? worth, bool isUniform)
    {
        var team = Line.Team(0) with { MaxStops = 15, Shifts = [new(0, until)] };
        var model = TestModel.Of(Line.Problem([.. Enumerable.Range(0, 41).Select(place => 10 * place)], [team, team, team],
            [.. Enumerable.Range(1, 40).Select(place => Line.At(place) with { Worth = worth })]));
        Assert.Equal((isUniform, false), (model.IsUniform, model.IsPlain));
    }

    [Fact]
    public void What_going_out_costs_does_not_make_it_hotter()
    {
        var (cheap, dear) = (Measured(40, isUniform: true), Measured(40, isUniform: true, goingOut: 100_000));
        // The first plans may have other routes.
        Assert.InRange(dear.Now(0, isThrifty: false).Heat, 0.7 * cheap.Now(0, isThrifty: false).Heat, 1.4 * cheap.Now(0, isThrifty: false).Heat);
    }

    private static Cooling Measured(int visits, bool isUniform, double goingOut = 0)
    {
        var team = Line.Team(0) with { MaxStops = 15, Costs = new() { Fixed = goingOut } };
        var model = TestModel.Of(Line.Problem([.. Enumerable.Range(0, visits + 1).Select(place => 10 * place)], [team, team, team],
            [.. Enumerable.Range(1, visits).Select(place => Line.At(place) with { KeepTeam = isUniform ? null : 0, KeepPrice = 1, Worth = null })]));
        Assert.Equal(isUniform, model.IsUniform);
        var search = TestModel.Begun(model, new Dice(1));
        var cooling = new Cooling(isWarm: false);
        cooling.Measure(search.Routes);
        return cooling;
    }
}
