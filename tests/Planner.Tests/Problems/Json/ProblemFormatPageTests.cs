using System.Reflection;
using System.Text;
using System.Text.Json;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Json;
using CoverageMap.Planner.Solving;
using CoverageMap.Support;

namespace CoverageMap.Planner.Tests.Problems.Json;

/// <summary>docs/problem-format.md says what is so.</summary>
public sealed class ProblemFormatPageTests
{
    private static readonly string Page =
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(ProjectData.Folder)!, "docs", "problem-format.md"));

    [Fact]
    public void Example_is_answered_as_the_page_says()
    {
        var problem = RoutingProblemJson.Read(Encoding.UTF8.GetBytes(Example(0)));
        var plan = new RoutingEngine().Solve(problem, new() { Iterations = 2000 });
        var stated = RoutingPlanJson.Read(Encoding.UTF8.GetBytes(Example(1)));
        Assert.Empty(PlanCheck.Check(problem, stated));
        Assert.Equal(stated.Cost.Total, plan.Cost.Total, 6);
        Assert.Equal(stated.LeftOut, plan.LeftOut);
    }

    [Theory]
    [InlineData(typeof(RoutingProblem))]
    [InlineData(typeof(RoutingTeam))]
    [InlineData(typeof(TeamShift))]
    [InlineData(typeof(RoutingBreak))]
    [InlineData(typeof(TeamCosts))]
    [InlineData(typeof(DrivenStop))]
    [InlineData(typeof(RoutingVisit))]
    [InlineData(typeof(RoutingTarget))]
    [InlineData(typeof(PlannedStep))]
    public void Each_field_has_a_row(Type type) => Assert.All(
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
        name => Assert.Contains($"| `{name}` |", Page, StringComparison.Ordinal));

    private static string Example(int number) => Page.Split("```json")[number + 1].Split("```")[0];
}
