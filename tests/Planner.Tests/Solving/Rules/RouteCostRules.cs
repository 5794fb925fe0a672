using CoverageMap.Planner.Problems;
using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>Costs for which the far team is the better one, or the longer way.</summary>
internal static class RouteCostRules
{
    private static readonly RoutingProblem Wards = Line.Problem([0, 100, 200, 300], [Line.Team(0) with { End = null }],
        Line.At(1) with { Area = 1 }, Line.At(2) with { Area = 2 }, Line.At(3) with { Area = 1 });

    public static RuleProblem[] All { get; } =
    [
        new("Going out has a fixed cost", Cost, Near(costs => costs with { Fixed = 300 }), 400, Line.One, 200),
        new("The fixed cost is for each shift", Cost, TwoShifts(500), 500 + 560, TwoShifts(0), 440),
        new("Seconds of travel are dear", Cost, Near(costs => costs with { PerTravelSecond = 3 }), 400, Line.One, 200),
        new("Service is dear", Cost, Near(costs => costs with { PerServiceSecond = 10 }), 400, Line.One, 200),
        new("Metres are dear", Cost, Near(costs => costs with { PerMetre = 1 }), 400, Line.One, 200),
        new("Being back late is dear", Cost, Overtime(2), 400, Overtime(0), 200),
        new("A profile has costs of its own", Cost,
            (Line.One with { Profiles = [.. Line.One.Profiles, Priced] }).WithTeam(0, team => team with { Profile = 1 }), 400, Line.One, 200),
        new("Without a start the way begins at the first visit", Travel,
            Line.OneWay.WithTeam(0, team => team with { Start = null }), 100, Line.OneWay, 200),
        new("Without an end the way ends at the last visit", Travel,
            Line.One.WithTeam(0, team => team with { End = null }), 100, Line.One, 200),
        new("Changes of the ward cost", Cost, Wards with { AreaChangePrice = 150 }, 550, Wards, 300),
        new("A visit without a ward changes none", Cost,
            (Wards with { AreaChangePrice = 150 }).WithVisit(1, visit => visit with { Area = null }), 300, Wards with { AreaChangePrice = 150 }, 550),
        new("Another team than before costs", Cost,
            Line.One.WithVisit(0, visit => visit with { KeepTeam = 1, KeepPrice = 201 }), 400, Line.One, 200),
    ];

    private static KnownTravel Priced
    {
        get
        {
            var road = new[] { 0, 100, 120, 280, 300 };
            int[] ways = [.. road.SelectMany(from => road.Select(to => Math.Abs(from - to)))];
            return new(new(road.Length, ways, ways, [.. ways.Select(way => way * 3)]));
        }
    }

    private static RoutingProblem Near(Func<TeamCosts, TeamCosts> change) =>
        Line.One.WithTeam(0, team => team with { Costs = change(team.Costs) });

    private static RoutingProblem Overtime(double price) => Near(costs => costs with { PerOvertimeSecond = price })
        .WithShifts(0, TeamShift.AnyTime with { RegularUntil = 100 });

    private static RoutingProblem TwoShifts(double price) => Line.Usual.WithShifts(0, new(0, 300), new(1000, 1300))
        .WithShifts(1, new TeamShift(0, 500)).WithTeam(0, team => team with { Costs = new() { Fixed = price } });
}
