using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class HotModelTests
{
    private static readonly RoutingProblem _problem = Line.Problem([0, 100, 120, 280, 300], [Line.Team(0), Line.Team(4)],
        Line.At(1), Line.At(2), Line.At(3), Line.At(3));

    [Fact]
    public void Rides_from_and_to_ends_weigh_more_and_no_others_while_it_is_hot()
    {
        var model = TestModel.Of(_problem);
        Arc[] cold = [.. model.Out[0]];
        var hot = new HotModel(model);
        hot.Heat();
        for (var from = 0; from < model.Rows; from++)
            for (var to = 0; to < model.Rows; to++)
            {
                var (mine, its) = (cold[from * model.Rows + to], hot.Model.Out[0][from * model.Rows + to]);
                Assert.Equal(mine.Seconds, its.Seconds);
                var isEnd = from < model.Visits != to < model.Visits && mine.Seconds > 0;
                Assert.Equal(isEnd, its.Cost > mine.Cost);
                Assert.True(its.Cost >= mine.Cost);
                Assert.Equal(its.Cost, hot.Model.In[0][to * model.Rows + from].Cost);
            }
        hot.Cool();
        Assert.Equal(cold, model.Out[0]);
    }

    [Fact]
    public void What_cannot_be_ridden_costs_what_it_did()
    {
        int[] road = [0, 100, 200];
        var model = TestModel.Of(Line.Problem(road, [Line.Team(0)], Line.At(1), Line.At(2)) with
        {
            Profiles = [Line.Travel(road, (from, to, seconds) => from == 0 && to == 2 ? TravelTable.Unreachable : seconds)],
        });
        var (there, back) = (model.Visits * model.Rows + 1, 1 * model.Rows + model.Visits);
        Arc[][] cold = [[.. model.Out[0]], [.. model.In[0]]];
        var hot = new HotModel(model);
        for (var time = 0; time < 2; time++)
        {
            hot.Heat();
            Assert.Equal(cold[0][there].Cost, model.Out[0][there].Cost);
            Assert.True(model.Out[0][back].Cost > cold[0][back].Cost);
            hot.Cool();
            Assert.Equal(cold, [model.Out[0], model.In[0]]);
        }
    }

    [Fact]
    public void Only_pairs_stay_bound()
    {
        var model = TestModel.Of(_problem.WithRelation(new TogetherRelation([0, 1])).WithRelation(new PairRelation(2, 3)));
        var bonds = new HotModel(model).Model.Bonds!;
        Assert.False(bonds.IsBound(0));
        Assert.Equal(3, bonds.Mate[2]);
        Assert.True(model.Bonds!.IsBound(0));
        Assert.Null(new HotModel(TestModel.Of(_problem.WithRelation(new SameTeamRelation([0, 1])))).Model.Bonds);
    }
}
