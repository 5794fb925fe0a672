using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Explaining;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Days;
using CsCheck;

namespace CoverageMap.Planner.Tests.Solving.Days;

public sealed class RandomProblemTests
{
    private static readonly GreatCircleTravelTimes Travel = new();

    [Fact]
    public void Plan_of_any_problem_passes_the_check() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 9], Gen.Int[1, 60])
        .Sample((seed, teams, visits) =>
        {
            var problem = RandomProblem.Draw(seed, teams, visits);
            var routes = new DaySolver(Travel, TimeProvider.System).Solve(problem, SmallProblem.Quick with { Seed = seed }, null, CancellationToken.None);
            var plan = new DayPlan(routes, new LeftOutReasons(problem, routes, Travel).Explain(CancellationToken.None));
            Assert.Empty(DayCheck.Check(problem, plan, Travel));
        }, iter: 20, threads: 1);

    [Fact]
    public void Problem_read_back_from_json_is_the_same_problem() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 5], Gen.Int[1, 20])
        .Sample((seed, teams, visits) =>
        {
            var json = DayProblemJson.Write(RandomProblem.Draw(seed, teams, visits));
            Assert.Equal(json, DayProblemJson.Write(DayProblemJson.Read(json)));
        }, iter: 50, threads: 1);
}
