using CoverageMap.Planner.Problems;
using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>Visits that wait for each other.</summary>
internal static class TimeRelationRules
{
    private static readonly RoutingProblem Ends = Line.Usual with { Visits = [Line.At(1), Line.At(3)] };

    private static readonly RoutingProblem Early = Ends.WithShifts(1, new TeamShift(0, 239));

    private static readonly RoutingProblem Noon = Ends.WithVisit(0, visit => visit with { Windows = [new(1000, 1000)] });

    private static readonly RoutingProblem Same = Ends.WithVisit(0, AtHundred).WithVisit(1, AtHundred);

    public static RuleProblem[] All { get; } =
    [
        new("The far visit comes first", Follows, Line.OneWay.WithRelation(new FollowsRelation(1, 0)), 300, Line.OneWay, 200),
        new("Another team waits until the first is done", Follows,
            Early.WithRelation(new FollowsRelation(0, 1)), 560, Early, 240),
        new("Another team waits for a lag", Follows,
            Ends.WithShifts(1, new TeamShift(0, 300)).WithRelation(new FollowsRelation(0, 1, 61)), 560, Ends.WithShifts(1, new TeamShift(0, 300)), 240),
        new("The first is not too long before", Follows,
            Noon.WithVisit(1, visit => visit with { Windows = [new(0, 500)] }).WithRelation(new FollowsRelation(1, 0, 0, 400)), 40 + Line.Worth,
            Noon.WithVisit(1, visit => visit with { Windows = [new(0, 500)] }), 240),
        new("Nothing follows what is not served", Follows,
            Ends.WithVisit(0, NoOne).WithRelation(new FollowsRelation(0, 1)), 2 * Line.Worth, Ends.WithVisit(0, NoOne), 40 + Line.Worth),
        new("Together means two teams", Together, Line.Usual.WithRelation(new TogetherRelation([0, 1])), 560, Line.Usual, 240),
        new("Together means at one time", Together,
            Noon.WithShifts(1, new TeamShift(0, 900)).WithRelation(new TogetherRelation([0, 1])), 2 * Line.Worth, Noon.WithShifts(1, new TeamShift(0, 900)), 240),
        new("Together or not at all", Together,
            Ends.WithVisit(0, NoOne).WithRelation(new TogetherRelation([0, 1])), 2 * Line.Worth, Ends.WithVisit(0, NoOne), 40 + Line.Worth),
        new("Apart means one after the other", Apart, Same.WithRelation(new ApartRelation([0, 1])), 40 + Line.Worth, Same, 240),
    ];

    private static RoutingVisit NoOne(RoutingVisit visit) => visit with { AllowedTeams = new HashSet<int>() };

    private static RoutingVisit AtHundred(RoutingVisit visit) => visit with { Windows = [new(100, 120)] };
}
