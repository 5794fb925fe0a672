using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Tests.Solving.Days;
using static CoverageMap.Planner.Tests.Solving.Days.SmallProblem;

namespace CoverageMap.Planner.Tests.Problems;

public sealed class DayProblemTests
{
    public static TheoryData<DayTeam> WrongTeams => new()
    {
        Team(shiftStart: 9 * Hour, shiftEnd: 9 * Hour), Team(shiftEnd: 25 * Hour), Team() with { SpeedKmh = 0 },
        Team(stock: [("sim", -1)]), Team(pause: new(7 * Hour, 9 * Hour, Hour)), Team(pause: new(16 * Hour + 1, 17 * Hour, Hour)),
    };

    [Theory]
    [MemberData(nameof(WrongTeams))]
    public void Team_that_contradicts_itself_is_refused_by_name(DayTeam team) =>
        Assert.StartsWith("Team A ", Assert.Throws<ArgumentException>(() => new DayProblem([team], [])).Message);

    public static TheoryData<DayVisit> WrongVisits => new()
    {
        Visit(7, service: 0), Visit(7, worth: 0), Visit(7, part: -1), Visit(7, consumes: [("sim", 0)]),
        Visit(7, windows: [new(9 * Hour, 8 * Hour)]), Visit(7, windows: [new(8 * Hour, 10 * Hour), new(9 * Hour, 11 * Hour)]),
    };

    [Theory]
    [MemberData(nameof(WrongVisits))]
    public void Visit_that_contradicts_itself_is_refused_by_name(DayVisit visit) => Assert.StartsWith(
        "The visit to household 7", Assert.Throws<ArgumentException>(() => new DayProblem([Team()], [visit])).Message);

    [Fact]
    public void Same_visit_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new DayProblem([Team()], [Visit(7), Visit(7)]));
}
