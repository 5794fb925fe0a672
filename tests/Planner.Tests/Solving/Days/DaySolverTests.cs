using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Days;
using static CoverageMap.Planner.Tests.Solving.Days.SmallProblem;

namespace CoverageMap.Planner.Tests.Solving.Days;

/// <summary>Each rule alone: kept where it binds, and without effect where it does not.</summary>
public sealed class DaySolverTests
{
    /// <summary>Seconds by which a search that heeds neither limit nor cancellation (it would take minutes) is told from a slow machine.</summary>
    private const int MuchLonger = 25;

    [Fact]
    public void Team_serves_every_visit_that_fits_its_shift() =>
        Assert.Equal([0, 1, 2], Served(new([Team()], [Visit(1), Visit(2, at: 5), Visit(3, at: -4)])));

    [Fact]
    public void Route_takes_the_short_way_round()
    {
        var routes = Solve(new([Team()], [Visit(1, at: 30), Visit(2, at: 10), Visit(3, at: 20)]));
        Assert.Equal(60 * Minute, Assert.Single(routes).TravelSeconds);
    }

    [Fact]
    public void Team_is_back_within_its_shift() =>
        Assert.Equal([1], Served(new([Team(shiftEnd: 9 * Hour)], [Visit(1, at: 16), Visit(2, at: 15)])));

    [Fact]
    public void Visit_worth_more_is_preferred_where_one_only_fits() =>
        Assert.Equal([1], Served(new([Team(shiftEnd: 9 * Hour)], [Visit(1, worth: 100), Visit(2, at: 2, worth: 110)])));

    [Fact]
    public void Visit_not_worth_its_ride_is_left_out()
    {
        DayProblem problem = new([Team()], [Visit(1, at: 100, worth: 1)]);
        Assert.Empty(Served(problem));
        Assert.Equal([0], Served(problem, Quick with { RideSecondsPerWorth = 201 * Minute }));
    }

    [Fact]
    public void Service_begins_within_the_visits_window()
    {
        var stop = Stop(new([Team()], [Visit(1, windows: [new(14 * Hour, 15 * Hour)])]));
        Assert.InRange(stop.StartsAt, 14 * Hour, 15 * Hour);
    }

    [Fact]
    public void Second_window_serves_where_the_first_is_over_before_the_shift()
    {
        var stop = Stop(new([Team()], [Visit(1, windows: [new(6 * Hour, 7 * Hour), new(16 * Hour, 16 * Hour)])]));
        Assert.Equal(16 * Hour, stop.StartsAt);
    }

    [Fact]
    public void Visit_whose_window_is_after_the_shift_is_left_out() =>
        Assert.Empty(Served(new([Team()], [Visit(1, windows: [new(18 * Hour, 19 * Hour)])])));

    [Fact]
    public void Break_lies_between_services()
    {
        var pause = new DayBreak(12 * Hour, 12 * Hour + 30 * Minute, Hour);
        var route = Assert.Single(Solve(new([Team(shiftStart: 10 * Hour, shiftEnd: 15 * Hour, pause: pause)],
            [.. Enumerable.Range(1, 7).Select(household => Visit(household, service: 35 * Minute))])));
        Assert.InRange(route.BreakAt!.Value, 12 * Hour, 12 * Hour + 30 * Minute);
        // Five hours less the break leave 240 minutes: two to ride, six times 35 to serve.
        Assert.Equal(6, route.Stops.Count);
    }

    [Fact]
    public void Without_a_break_the_same_hours_hold_more_visits() =>
        Assert.Equal(7, Served(new([Team(shiftStart: 10 * Hour, shiftEnd: 15 * Hour)],
            [.. Enumerable.Range(1, 7).Select(household => Visit(household, service: 35 * Minute))])).Length);

    [Fact]
    public void Service_longer_than_what_the_break_leaves_is_left_out()
    {
        var pause = new DayBreak(12 * Hour, 12 * Hour, Hour);
        DayProblem problem = new([Team(shiftStart: 8 * Hour, shiftEnd: 17 * Hour, pause: pause)], [Visit(1, service: 5 * Hour)]);
        Assert.Empty(Served(problem));
        Assert.Equal([0], Served(new([Team()], problem.Visits)));
    }

    [Fact]
    public void Team_with_the_skills_makes_the_visit()
    {
        var routes = Solve(new([Team("near"), Team("able", at: 20, skills: ["police", "digital"])], [Visit(1, skills: ["police"])]));
        Assert.Equal(1, Assert.Single(routes).TeamNumber);
    }

    [Fact]
    public void Team_with_the_kit_makes_the_visit()
    {
        var routes = Solve(new([Team("near"), Team("able", at: 20, kits: ["biometric"])], [Visit(1, kits: ["biometric"])]));
        Assert.Equal(1, Assert.Single(routes).TeamNumber);
    }

    [Fact]
    public void Stock_limits_how_many_visits_are_made()
    {
        DayVisit[] visits = [Visit(1, consumes: [("sim", 3)]), Visit(2, consumes: [("sim", 3)]), Visit(3, consumes: [("sim", 2)])];
        Assert.Equal([0, 1, 2], Served(new([Team(stock: [("sim", 8)])], visits)));
        Assert.Equal(2, Served(new([Team(stock: [("sim", 7)])], visits)).Length);
        Assert.Empty(Served(new([Team()], visits)));
    }

    [Fact]
    public void Parts_of_a_household_are_served_one_after_the_other()
    {
        var shift = (Start: 8 * Hour, End: 10 * Hour);
        DayProblem problem = new(
        [
            Team("P", shiftStart: shift.Start, shiftEnd: shift.End, skills: ["police"]),
            Team("D", shiftStart: shift.Start, shiftEnd: shift.End),
        ],
        [
            Visit(1, part: 1, skills: ["police"], service: 50 * Minute), Visit(1, part: 2, service: 50 * Minute),
        ]);
        var routes = Solve(problem);
        var stops = routes.SelectMany(route => route.Stops).OrderBy(stop => stop.StartsAt).ToList();
        Assert.Equal(2, stops.Count);
        Assert.True(stops[1].StartsAt >= stops[0].LeavesAt);
    }

    [Fact]
    public void Part_that_has_no_time_apart_from_the_other_is_left_out() =>
        Assert.Single(Served(new(
        [
            Team("P", shiftEnd: 9 * Hour, skills: ["police"]), Team("D", shiftEnd: 9 * Hour),
        ],
        [
            Visit(1, part: 1, skills: ["police"], service: 50 * Minute), Visit(1, part: 2, service: 50 * Minute),
        ])));

    [Fact]
    public void Faster_team_rides_less_long()
    {
        var slow = Team();
        DayVisit[] visits = [Visit(1, at: 30)];
        var seconds = Stop(new([slow], visits)).TravelSeconds;
        Assert.Equal(seconds / 2, Stop(new([slow with { SpeedKmh = 120 }], visits)).TravelSeconds);
    }

    [Fact]
    public void Same_seed_and_iterations_give_the_same_plan_with_one_thread()
    {
        var problem = RandomProblem.Draw(seed: 7, teams: 8, visits: 80);
        Assert.Equal(Sequence(Solve(problem)), Sequence(Solve(problem)));
    }

    [Fact]
    public void Longer_search_is_worth_more()
    {
        var problem = RandomProblem.Draw(seed: 3, teams: 6, visits: 90);
        var quick = Worth(problem, Solve(problem, Quick with { Iterations = 1 }));
        Assert.True(Worth(problem, Solve(problem, Quick with { Iterations = 5000 })) > quick);
    }

    [Fact]
    public void Threads_find_a_plan_that_passes_the_check()
    {
        var problem = RandomProblem.Draw(seed: 4, teams: 8, visits: 90);
        var routes = Solve(problem, new() { TimeLimit = TimeSpan.FromSeconds(1), Threads = 3 });
        var served = routes.SelectMany(route => route.Stops).Select(stop => stop.Visit).ToHashSet();
        Assert.Empty(DayCheck.Check(problem, new(routes, [.. Enumerable.Range(0, problem.Visits.Count)
            .Where(visit => !served.Contains(visit)).Select(visit => new LeftOutVisit(visit, LeftOutReason.Capacity))]), Travel));
    }

    [Fact]
    public void Progress_tells_the_visits_planned_and_how_far_the_search_is()
    {
        var told = new Told();
        new DaySolver(Travel, TimeProvider.System).Solve(new([Team()], [Visit(1), Visit(2)]), Quick, told, CancellationToken.None);
        Assert.Equal((2, 1), (told.Visits, told.Share));
    }

    [Fact]
    public void Break_is_taken_at_home_by_a_team_that_is_back_before_it()
    {
        var route = Assert.Single(Solve(new([Team(pause: new(12 * Hour, 13 * Hour, Hour))], [Visit(1, at: 10)])));
        Assert.Equal((8 * Hour + 50 * Minute, 12 * Hour, 0), (route.EndsAt, route.BreakAt, route.WaitSeconds));
    }

    [Fact]
    public void Team_waits_at_the_depot_for_a_first_visit_after_its_break()
    {
        var route = Assert.Single(Solve(new([Team(pause: new(8 * Hour, 9 * Hour, Hour))],
            [Visit(1, at: 10, windows: [new(14 * Hour, 14 * Hour)])])));
        Assert.Equal((13 * Hour + 50 * Minute, 0), (route.StartsAt, route.WaitSeconds));
        Assert.InRange(route.BreakAt!.Value, 8 * Hour, 9 * Hour);
    }

    [Fact]
    public void Time_limit_is_kept()
    {
        var problem = RandomProblem.Draw(seed: 5, teams: 12, visits: 400);
        var began = TimeProvider.System.GetTimestamp();
        Solve(problem, new() { TimeLimit = TimeSpan.FromSeconds(2) });
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0, MuchLonger);
    }

    [Fact]
    public void Few_visits_do_not_take_the_whole_time()
    {
        var began = TimeProvider.System.GetTimestamp();
        Assert.Equal([0, 1], Served(new([Team()], [Visit(1), Visit(2)]), new() { TimeLimit = TimeSpan.FromHours(1) }).Order());
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0, MuchLonger);
    }

    [Fact]
    public async Task Cancelling_ends_the_search()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var began = TimeProvider.System.GetTimestamp();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => new DaySolver(Travel, TimeProvider.System).Solve(
            RandomProblem.Draw(seed: 5, teams: 12, visits: 400), new() { TimeLimit = TimeSpan.FromSeconds(30) }, null, cancel.Token)));
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0, MuchLonger);
    }

    private static IReadOnlyList<DayRoute> Solve(DayProblem problem, SolveOptions? options = null) =>
        new DaySolver(Travel, TimeProvider.System).Solve(problem, options ?? Quick, null, CancellationToken.None);

    private static int[] Served(DayProblem problem, SolveOptions? options = null) =>
        [.. Solve(problem, options).SelectMany(route => route.Stops).Select(stop => stop.Visit).Order()];

    private static DayStop Stop(DayProblem problem) => Assert.Single(Assert.Single(Solve(problem)).Stops);

    private static IEnumerable<(int, int, int)> Sequence(IReadOnlyList<DayRoute> routes) =>
        routes.SelectMany(route => route.Stops.Select(stop => (route.TeamNumber, stop.Visit, stop.StartsAt)));

    private static int Worth(DayProblem problem, IReadOnlyList<DayRoute> routes) =>
        routes.SelectMany(route => route.Stops).Sum(stop => problem.Visits[stop.Visit].Worth);

    private sealed class Told : IProgress<SearchProgress>
    {
        public int Visits { get; private set; }

        public double Share { get; private set; }

        public void Report(SearchProgress value) => (Visits, Share) = (value.Served, value.Share);
    }
}
