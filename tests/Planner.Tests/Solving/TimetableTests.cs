using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving;

public sealed class TimetableTests
{
    [Fact]
    public void Team_waits_at_its_start_rather_than_at_the_first_door()
    {
        var route = Write(Line.One.WithVisit(0, visit => visit with { Windows = [new(1000, 2000)] }), new PlannedVisits(0, 0, [0]))!.Routes[0];
        Assert.Equal((900, 1000, 1160), (route.StartsAt, route.Steps[1].ArrivesAt, route.EndsAt));
    }

    [Fact]
    public void Break_within_a_ride_divides_it()
    {
        var route = Write(Resting(new([new(30, 40)], 50) { MayInterruptRide = true }), new PlannedVisits(0, 0, [0]))!.Routes[0];
        Assert.Equal(new(StepKind.Break, 0, 30, 30, 80, 0, 30, 0), route.Steps[1]);
        Assert.Equal(new(StepKind.Visit, 0, 150, 150, 210, 0, 70, 1000), route.Steps[2]);
    }

    [Fact]
    public void Break_that_opens_after_the_ride_waits_at_the_door()
    {
        var late = Resting(new([new(130, 140)], 50) { MayInterruptRide = true }).WithVisit(0, visit => visit with { Windows = [new(180, 180)] });
        var route = Write(late, new PlannedVisits(0, 0, [0]))!.Routes[0];
        Assert.Equal(new(StepKind.Break, 0, 130, 130, 180, 0, 100, 0), route.Steps[1]);
        Assert.Equal(new(StepKind.Visit, 0, 180, 180, 240, 0, 0, 1000), route.Steps[2]);
    }

    [Fact]
    public void Break_is_where_the_team_is_back_soonest()
    {
        var waits = Resting(new([], 50)).WithVisit(0, visit => visit with { Windows = [new(150, 200)] });
        var route = Write(waits, new PlannedVisits(0, 0, [0]))!.Routes[0];
        Assert.Equal([StepKind.Start, StepKind.Break, StepKind.Visit, StepKind.End], route.Steps.Select(step => step.Kind));
        Assert.Equal(310, route.EndsAt);
    }

    [Fact]
    public void Break_after_the_last_ride_is_before_the_end()
    {
        var route = Write(Resting(new([new(300, 400)], 50)), new PlannedVisits(0, 0, [0]))!.Routes[0];
        Assert.Equal(new(StepKind.Break, 0, 260, 300, 350, 0, 100, 0), route.Steps[2]);
        Assert.Equal(new(StepKind.End, -1, 350, 350, 350, 0, 0, 1000), route.Steps[3]);
    }

    [Fact]
    public void Those_who_go_together_wait_for_the_later()
    {
        var plan = Write(Line.Usual.WithRelation(new TogetherRelation([0, 1])), new(0, 0, [0]), new PlannedVisits(1, 0, [1]))!;
        Assert.All(plan.Routes, route => Assert.Equal(180, route.Steps[1].BeginsAt));
    }

    [Fact]
    public void First_is_held_back_for_what_follows_it_soon()
    {
        var follows = Line.Usual.WithRelation(new FollowsRelation(0, 1, 0, 10)).WithVisit(1, visit => visit with { Windows = [new(1000, 1010)] });
        var plan = Write(follows, new(0, 0, [0]), new PlannedVisits(1, 0, [1]))!;
        Assert.Equal((930, 1000), (plan.Routes[0].Steps[1].BeginsAt, plan.Routes[1].Steps[1].BeginsAt));
    }

    [Fact]
    public void Circle_of_waiting_has_no_times()
    {
        var circle = Line.Problem([0, 100, 120, 280, 300], [Line.Team(0), Line.Team(4)], Line.At(1), Line.At(2), Line.At(1), Line.At(2))
            .WithRelation(new FollowsRelation(1, 2)).WithRelation(new FollowsRelation(3, 0));
        Assert.Null(Write(circle, new(0, 0, [0, 1]), new PlannedVisits(1, 0, [2, 3])));
    }

    [Fact]
    public void Later_of_those_apart_begins_when_the_other_has_ended()
    {
        var plan = Write(Line.Usual.WithRelation(new ApartRelation([0, 1])), new(0, 0, [0]), new PlannedVisits(1, 0, [1]))!;
        Assert.Equal((160, 180), (plan.Routes[0].Steps[1].LeavesAt, plan.Routes[1].Steps[1].BeginsAt));
        var near = Line.Usual.WithRelation(new ApartRelation([0, 1])).WithVisit(0, visit => visit with { Windows = [new(150, 150)] })
            .WithVisit(1, visit => visit with { Windows = [new(0, 209), new(250, 300)] });
        Assert.Equal(250, Write(near, new(0, 0, [0]), new PlannedVisits(1, 0, [1]))!.Routes[1].Steps[1].BeginsAt);
    }

    [Fact]
    public void Given_begins_are_kept_or_there_is_no_plan()
    {
        PlannedVisits[] routes = [new(0, 0, [0])];
        var plan = Timetable.Write(Line.One, routes, new Dictionary<int, long> { [0] = 700 })!;
        Assert.Equal(700, plan.Routes[0].Steps[1].BeginsAt);
        Assert.Null(Timetable.Write(Line.One, routes, new Dictionary<int, long> { [0] = 99 }));
        Assert.Same(routes[0], Timetable.FirstThatDoesNotFit(Line.One, routes, new Dictionary<int, long> { [0] = 99 }));
    }

    [Fact]
    public void Driven_stops_stay_when_they_were()
    {
        var driven = Line.OneWay.WithTeam(0, team => team with { Driven = [new(0, 50)] }).WithVisit(0, visit => visit with { Windows = [new(0, 10)] });
        var plan = Write(driven, new PlannedVisits(0, 0, [0, 1]))!;
        Assert.Equal((-50, 50, 210), (plan.Routes[0].StartsAt, plan.Routes[0].Steps[1].BeginsAt, plan.Routes[0].Steps[2].BeginsAt));
        Assert.Empty(PlanCheck.Check(driven, plan));
    }

    /// <summary>It was once tried where all breaks may be, up to a limit on trials, and none found.</summary>
    [Fact]
    public void What_follows_a_driven_stop_soon_comes_before_the_breaks_of_however_many_teams()
    {
        const int Teams = 9;
        var resting = Line.Team(0) with { Shifts = [TeamShift.AnyTime with { Breaks = [new([], 50)] }] };
        RoutingTeam[] teams = [Line.Team(2) with { Driven = [new(0, 50)] }, .. Enumerable.Repeat(resting, Teams)];
        var problem = Enumerable.Range(1, Teams).Aggregate(Line.Problem([0, 100, 120], teams, [.. Enumerable.Repeat(Line.At(1), Teams + 1)]),
            (all, then) => all.WithRelation(new FollowsRelation(0, then, 0, 20)));
        var plan = Write(problem, [new(0, 0, [0]), .. Enumerable.Range(1, Teams).Select(team => new PlannedVisits(team, 0, [team]))])!;
        Assert.All(plan.Routes.Skip(1), route => Assert.Equal((110, 320), (route.Steps[1].BeginsAt, route.EndsAt)));
        Assert.Empty(PlanCheck.Check(problem, plan));
    }

    [Fact]
    public void Driven_stops_that_broke_a_rule_between_them_are_written_out()
    {
        var driven = Line.OneWay.WithTeam(0, team => team with { Driven = [new(0, 100), new(1, 300)] });
        foreach (var relation in new VisitRelation[] { new FollowsRelation(1, 0), new FollowsRelation(0, 1, 0, 10), new TogetherRelation([0, 1]), new ApartRelation([0, 1]) })
            Assert.Empty(PlanCheck.Check(driven.WithRelation(relation), Write(driven.WithRelation(relation), new PlannedVisits(0, 0, [0, 1]))!));
    }

    private static RoutingProblem Resting(RoutingBreak pause) => Line.One.WithShifts(0, TeamShift.AnyTime with { Breaks = [pause] });

    private static RoutingPlan? Write(RoutingProblem problem, params PlannedVisits[] routes) => Timetable.Write(problem, routes);
}
