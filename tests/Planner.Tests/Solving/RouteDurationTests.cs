using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving;

public sealed class RouteDurationTests
{
    [Fact]
    public void Team_leaves_later_where_it_would_wait_underway()
    {
        // 100 s, 60 s of service, 20 s to one that opens at 1000, 60 s and 120 s back: it need not last longer than 360 s.
        var waits = Line.Usual.WithVisit(1, visit => visit with { Windows = [new(1000, 1000)] });
        Assert.Equal((0, 1180), Hours(waits, null));
        Assert.Equal((820, 1180), Hours(waits, 360));
        Assert.Equal((580, 1180), Hours(waits, 600));
        Assert.Null(Hours(waits, 359));
    }

    [Fact]
    public void Later_windows_are_tried_where_the_first_lasts_too_long()
    {
        var twice = Line.Usual.WithVisit(0, visit => visit with { Windows = [new(100, 150), new(2000, 2100)] })
            .WithVisit(1, visit => visit with { Windows = [new(1000, 1000), new(2200, 2200)] });
        Assert.Equal((0, 1180), Hours(twice, 2000));
        Assert.Equal((1980, 2380), Hours(twice, 400));
    }

    [Fact]
    public void A_break_counts_even_where_it_is_taken_at_the_start()
    {
        var pause = Line.One.WithShifts(0, TeamShift.AnyTime with { Breaks = [new([new(0, 0)], 50)] });
        Assert.Equal((0, 310), Hours(pause, 310, 0));
        Assert.Null(Hours(pause, 309, 0));
    }

    [Fact]
    public void What_is_driven_began_with_the_ride_to_its_first_stop()
    {
        var driven = Line.OneWay.WithTeam(0, team => team with { Driven = [new(0, 500)] });
        Assert.Equal((400, 720), Hours(driven, 320));
        Assert.Null(Hours(driven, 319));
    }

    [Fact]
    public void No_start_of_all_ends_sooner_within_the_limit()
    {
        var (limited, impossible) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            var random = new Random(seed);
            foreach (var team in Enumerable.Range(0, problem.Teams.Count))
            {
                var order = Enumerable.Range(0, problem.Visits.Count).Except(problem.Teams.SelectMany(other => other.Driven).Select(stop => stop.Visit)).ToArray();
                random.Shuffle(order);
                if (order.Length == 0) continue;
                var (free, ride) = (problem.WithTeam(team, own => own with { Driven = [], MaxDurationSeconds = null }), new PlannedVisits(team, 0, order[..Math.Min(order.Length, random.Next(1, 4))]));
                if (free.Teams[team].Shifts[0] is var shift && shift.Until - shift.From > 9000 || Route(free, ride) is not { } soonest) continue;
                var most = Math.Max(0, soonest.EndsAt - free.Teams[team].Shifts[0].From - random.Next(1, random.Next(3) == 0 ? 1500 : 100));
                var best = Best(free, ride, most);
                var written = Route(free.WithTeam(team, own => own with { MaxDurationSeconds = most }), ride);
                Assert.Equal((seed, team, best), (seed, team, written?.EndsAt));
                if (written is not null) Assert.True(written.EndsAt - written.StartsAt <= most);
                limited++;
                if (best is null) impossible++;
            }
        }
        Assert.True(impossible > 20 && impossible < limited - 30, $"{limited} routes, {impossible} impossible");
    }

    /// <summary>The soonest end over every second at which the team may leave.</summary>
    private static long? Best(RoutingProblem problem, PlannedVisits ride, long most)
    {
        var shift = problem.Teams[ride.Team].Shifts[0];
        for (var leaves = shift.From; ; leaves++)
        {
            if (Route(problem.WithShifts(ride.Team, shift with { From = leaves }), ride) is not { } route) return null;
            if (route.EndsAt - leaves <= most) return route.EndsAt;
        }
    }

    private static PlannedRoute? Route(RoutingProblem problem, PlannedVisits ride) =>
        Timetable.Write(problem, [ride])?.Routes[0];

    private static (long, long)? Hours(RoutingProblem problem, long? most, params int[] visits)
    {
        var limited = problem.WithTeam(0, team => team with { MaxDurationSeconds = most });
        var plan = Timetable.Write(limited, [new(0, 0, visits.Length > 0 ? visits : [0, 1])]);
        if (plan is not null) Assert.DoesNotContain(PlanCheck.Check(limited, plan), broken => broken.Rule != PlanRule.EachVisitOnce);
        return plan is null ? null : (plan.Routes[0].StartsAt, plan.Routes[0].EndsAt);
    }
}
