using CoverageMap.Planner.Problems;
using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>Shifts, windows, durations and rides.</summary>
internal static class TimeRules
{
    private static readonly RoutingProblem ShortDay = Line.OneWay.WithShifts(0, new TeamShift(0, 1200));
    private static readonly RoutingProblem NearTeamShort = Line.One.WithShifts(0, new TeamShift(0, 300));

    public static RuleProblem[] All { get; } =
    [
        new("The shift is too short for the ride back", Shift,
            Line.One.WithShifts(0, new TeamShift(0, 259)), 400, Line.One, 200),
        new("The shift is just long enough", null,
            Line.Usual.WithShifts(0, new TeamShift(0, 360)), 240, Line.Usual.WithShifts(0, new TeamShift(0, 359)), 400),
        new("Two short shifts make two routes", Shift,
            Line.Usual.WithShifts(0, new(0, 300), new(1000, 1300)).WithShifts(1, new TeamShift(0, 1)), 440, Line.Usual, 240),
        new("A window is open only late", Windows,
            ShortDay.WithVisit(0, visit => visit with { Windows = [new(1000, 1000)] }), 300, ShortDay, 200),
        new("The second window is as good as the first", Windows,
            ShortDay.WithVisit(0, visit => visit with { Windows = [new(0, 50), new(1000, 1010)] }), 300, ShortDay, 200),
        new("A kind of team takes longer", Service,
            NearTeamShort.WithTeam(0, team => team with { Kind = "slow" })
                .WithVisit(0, visit => visit with { ServiceByKind = new Dictionary<string, long> { ["slow"] = 101 } }), 400, NearTeamShort, 200),
        new("Setting up takes too long", Service,
            NearTeamShort.WithVisit(0, visit => visit with { SetupSeconds = 41 }), 400, NearTeamShort, 200),
        new("A kind of team sets up longer", Service,
            NearTeamShort.WithTeam(0, team => team with { Kind = "slow" })
                .WithVisit(0, visit => visit with { SetupByKind = new Dictionary<string, long> { ["slow"] = 41 } }), 400, NearTeamShort, 200),
        new("At one place a team sets up once", Service, Neighbours(1), 200, Neighbours(2), 400),
        new("Where a team starts it needs no setting up", null,
            AtHome.WithTeam(0, team => team with { StartIsStop = true }), 0, AtHome, 600),
        new("A slow team takes longer", Travel,
            Line.One.WithTeam(0, team => team with { SpeedFactor = 0.4 }), 400, Line.One, 200),
        new("No road leads from the near team", Travel,
            Line.One with { Profiles = [Line.Travel([0, 100, 120, 280, 300], (from, to, ride) => (from, to) == (0, 1) ? TravelTable.Unreachable : ride)] },
            400, Line.One, 200),
        new("The way back is longer", Travel,
            Line.One with { Profiles = [Line.Travel([0, 100, 120, 280, 300], (from, to, ride) => (from, to) == (1, 0) ? 1000 : ride)] },
            400, Line.One, 200),
    ];

    private static RoutingProblem AtHome => NearTeamShort.WithVisit(0, visit => visit with { Place = 0, SetupSeconds = 241 });

    private static RoutingProblem Neighbours(int other) => Line.Problem([0, 100, 100, 300], [Line.Team(0), Line.Team(3)],
        Line.At(1) with { SetupSeconds = 100 }, Line.At(other) with { SetupSeconds = 100 }).WithShifts(0, new TeamShift(0, 420));
}
