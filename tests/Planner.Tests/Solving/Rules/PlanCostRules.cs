using CoverageMap.Planner.Problems;
using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>What is served at all, and by whom the work is done.</summary>
internal static class PlanCostRules
{
    private static readonly RoutingProblem OneStop = (Line.Usual with { Teams = [Line.Team(0) with { MaxStops = 1 }] })
        .WithVisit(0, visit => visit with { Worth = 1 });

    public static RuleProblem[] All { get; } =
    [
        new("A visit that costs more than it is worth is left out", null,
            Line.One.WithVisit(0, visit => visit with { Worth = 150 }), 150, Line.One, 200),
        new("A higher class comes first", Cost, OneStop.WithVisit(0, visit => visit with { PriorityClass = 1 }), 200 + Line.Worth, OneStop, 241),
        new("A visit that must be served comes before every class", Cost,
            OneStop.WithVisit(0, visit => visit with { Worth = null }).WithVisit(1, visit => visit with { PriorityClass = 2 }), 200,
            OneStop.WithVisit(1, visit => visit with { PriorityClass = 2 }), 241),
        new("A target makes a visit worth its way", Cost,
            Worthless with { Targets = [new("ward", 1, 500, new Dictionary<int, long> { [0] = 1 })] }, 200, Worthless, 10),
        new("More than a target asks for is worth nothing", null,
            Worthless with { Targets = [new("ward", 0, 500, new Dictionary<int, long> { [0] = 1 })] }, 10,
            Worthless with { Targets = [new("ward", 1, 500, new Dictionary<int, long> { [0] = 1 })] }, 200),
        new("A team that has worked much is spared", Cost, Tired(1000), 400 + 1000 * 460.0 / 3600 * 460 / 3600, Tired(0), 200),
    ];

    private static RoutingProblem Worthless => Line.One.WithVisit(0, visit => visit with { Worth = 10 });

    private static RoutingProblem Tired(double price) =>
        (Line.One with { BalancePrice = price }).WithTeam(0, team => team with { PastWorkSeconds = 36_000 });
}
