using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class CheapestRidesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rides_cost_what_they_cost_the_cheapest_team_and_no_less_while_it_is_hot(bool isSymmetric)
    {
        int[] road = [0, 600, 1500, 4000];
        var model = TestModel.Of(Line.Problem(road, [Line.Team(0), Line.Team(0) with { SpeedFactor = 1.5 }], Line.At(1), Line.At(2), Line.At(3)) with
        {
            Profiles = [Line.Travel(road, (from, to, seconds) => isSymmetric || from < to ? seconds : seconds + 40)],
        });
        Assert.Equal(2, model.Out.Length);
        Each((row, cheapest) => Assert.Equal(row.Min(), cheapest));
        var hot = new HotModel(model);
        hot.Heat();
        Each((row, cheapest) => Assert.True(cheapest <= row.Min()));

        void Each(Action<int[], int> look)
        {
            for (var visit = 0; visit < model.Visits; visit++)
                for (var row = 0; row < model.Rows; row++)
                {
                    look([.. model.Out.Select(rides => rides[row * model.Rows + visit].Cost)], model.CheapestRides.To(visit)[row]);
                    look([.. model.Out.Select(rides => rides[visit * model.Rows + row].Cost)], model.CheapestRides.From(visit)[row]);
                }
        }
    }
}
