using CoverageMap.Planner.Problems;
using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>What is carried.</summary>
internal static class LoadRules
{
    private static readonly RoutingProblem Kits = (Line.Usual with { Dimensions = ["kit", "sim"] })
        .WithVisit(0, visit => visit with { Delivery = [1, 3] }).WithVisit(1, visit => visit with { Delivery = [1, 3] });

    private static readonly RoutingProblem Both = (Line.OneWay with { Dimensions = ["kit"] })
        .WithVisit(0, visit => visit with { Pickup = [4] }).WithVisit(1, visit => visit with { Delivery = [4] });

    private static readonly RoutingProblem TwoTrips = Carrying(Kits, [9, 5]).WithShifts(0, new(0, 1000), new(1000, 2000))
        .WithShifts(1, new TeamShift(0, 500));

    private static readonly RoutingProblem Ends = Line.Problem([0, 100, 280, 300],
        [Line.Team(0) with { End = null }, Line.Team(3) with { End = null }], Line.At(1), Line.At(2));

    private static readonly RoutingProblem Parcels = (Line.OneWay with { Dimensions = ["parcel"], Relations = [new PairRelation(0, 2), new PairRelation(1, 3)],
        Visits = [.. new[] { 0, 1, 1, 2 }.Select((place, number) => Line.At(place) with { Pickup = number < 2 ? [1] : [] })] });

    public static RuleProblem[] All { get; } =
    [
        new("Two deliveries are more than the team carries", Capacity, Carrying(Kits, [9, 5]), 400, Kits, 240),
        new("Just as much as the team carries", null, Carrying(Kits, [2, 6]), 240, Carrying(Kits, [2, 5]), 400),
        new("Deliver first, then pick up", Capacity, Carrying(Both, [5]), 300, Both, 200),
        new("What is delivered makes room", Capacity, Carrying(Parcels, [1]), 200,
            Carrying(Parcels with { Relations = [new PairRelation(0, 3), new PairRelation(1, 2)] }, [1]), 300),
        new("The stock of the day is for all shifts", Stock, TwoTrips.WithTeam(0, team => team with { DayStock = [9, 5] }), 560, TwoTrips, 440),
        new("Fetch before bringing", Pair, Line.OneWay.WithRelation(new PairRelation(1, 0)), 300, Line.OneWay, 200),
        new("One team fetches and brings", Pair, Ends.WithRelation(new PairRelation(0, 1)), 280, Ends, 120),
        new("No fetching without bringing", Pair, Line.Usual.WithRelation(new PairRelation(0, 1)).WithVisit(1, NoOne), 2 * Line.Worth,
            Line.Usual.WithVisit(1, NoOne), 200 + Line.Worth),
    ];

    private static RoutingVisit NoOne(RoutingVisit visit) => visit with { AllowedTeams = new HashSet<int>() };

    private static RoutingProblem Carrying(RoutingProblem problem, long[] capacity) =>
        problem.WithTeam(0, team => team with { Capacity = capacity });
}
