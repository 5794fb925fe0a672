using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Problems;

public sealed class RoutingProblemCheckTests
{
    public static TheoryData<string> Names => [.. Faulty.Keys];

    private static readonly Dictionary<string, RoutingProblem> Faulty = new()
    {
        ["its start names place 9, which is not there; there are 5"] = Line.Usual.WithTeam(0, team => team with { Start = 9 }),
        ["names profile 1, which is not there"] = Line.Usual.WithTeam(0, team => team with { Profile = 1 }),
        ["has the speed factor 0"] = Line.Usual.WithTeam(0, team => team with { SpeedFactor = 0 }),
        ["its capacity has 1 entries for 0 dimensions"] = Line.Usual.WithTeam(0, team => team with { Capacity = [1] }),
        ["has no shift"] = Line.Usual.WithShifts(0),
        ["shift 1 begins at 50, before the one before has ended"] = Line.Usual.WithShifts(0, new(0, 100), new(50, 200)),
        ["shift 0 is from 100 to 0"] = Line.Usual.WithShifts(0, new TeamShift(100, 0)),
        ["keep times within ±1073741824"] = Line.Usual.WithShifts(0, new TeamShift(0, TeamShift.NoEnd + 1)),
        ["break 0 of 50 s does not fit the shift"] = Line.Usual.WithShifts(0, new TeamShift(0, 100) { Breaks = [new([new(60, 70)], 50)] }),
        ["its longest shift takes -1 s"] = Line.Usual.WithTeam(0, team => team with { MaxDurationSeconds = -1 }),
        ["its fixed cost is NaN"] = Line.Usual.WithTeam(0, team => team with { Costs = new() { Fixed = double.NaN } }),
        ["which is driven twice"] = Line.Usual.WithTeam(0, team => team with { Driven = [new(0, 1), new(0, 2)] }),
        ["before the last driven stop"] = Line.Usual.WithShifts(0, new TeamShift(0, 900) { Breaks = [new([new(0, 10)], 5)] })
            .WithTeam(0, team => team with { Driven = [new(0, 100)] }),
        ["Visit 0 (visit at 1) names place 7"] = With(visit => visit with { Place = 7 }),
        ["window 1 begins at 5, before the one before has ended"] = With(visit => visit with { Windows = [new(0, 10), new(5, 20)] }),
        ["its service takes -1 s"] = With(visit => visit with { ServiceSeconds = -1 }),
        ["its worth is -1"] = With(visit => visit with { Worth = -1 }),
        ["has the priority class -1"] = With(visit => visit with { PriorityClass = -1 }),
        ["is pinned to team 1, which may not serve it"] = With(visit => visit with { PinnedTeam = 1, ForbiddenTeams = new HashSet<int> { 1 } }),
        ["is pinned to 5, outside its windows"] = With(visit => visit with { PinnedTime = 5, Windows = [new(6, 7)] }),
        ["its delivery has -1 in dimension 0"] = (Line.Usual with { Dimensions = ["kit"] }).WithVisit(0, visit => visit with { Delivery = [-1] }),
        ["is in two pairs"] = Line.Usual.WithRelation(new PairRelation(0, 1)).WithRelation(new PairRelation(0, 1)),
        ["has amounts of its own"] = (Line.Usual with { Dimensions = ["kit"] }).WithVisit(1, visit => visit with { Delivery = [1] })
            .WithRelation(new PairRelation(0, 1)),
        ["follow each other in a circle"] = Line.Usual.WithRelation(new FollowsRelation(0, 1)).WithRelation(new FollowsRelation(1, 0)),
        ["has a lag of 10 to 5 s"] = Line.Usual.WithRelation(new FollowsRelation(0, 1, 10, 5)),
        ["names visit 2, which is not there"] = Line.Usual.WithRelation(new ApartRelation([0, 2])),
        ["binds visits 0, 0"] = Line.Usual.WithRelation(new TogetherRelation([0, 0])),
        ["Target ward is -1"] = Line.Usual with { Targets = [new("ward", -1, 1, new Dictionary<int, long>())] },
        ["The price of uneven work is -1"] = Line.Usual with { BalancePrice = -1 },
        ["Dimension kit is there 2 times"] = Line.Usual with { Dimensions = ["kit", "kit"] },
    };

    [Fact]
    public void Sound_problem_has_no_fault() => Assert.Empty(RoutingProblemCheck.Faults(Line.Usual));

    [Theory, MemberData(nameof(Names))]
    public void Fault_is_named_with_value_and_repair(string fault) =>
        Assert.Contains(RoutingProblemCheck.Faults(Faulty[fault]), sentence => sentence.Contains(fault, StringComparison.Ordinal));

    private static RoutingProblem With(Func<RoutingVisit, RoutingVisit> change) => Line.Usual.WithVisit(0, change);
}
