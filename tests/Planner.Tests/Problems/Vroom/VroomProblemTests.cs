using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Stating;

namespace CoverageMap.Planner.Tests.Problems.Vroom;

public sealed class VroomProblemTests
{
    [Fact]
    public void Priorities_outweigh_any_number_of_others()
    {
        var visits = VroomTrial.State("""
            {"vehicles": [{"id": 1, "start": [0, 0]}], "jobs": [{"id": 1, "location": [0, 0], "priority": 1}, {"id": 2, "location": [0, 0]}, {"id": 3, "location": [0, 0]}]}
            """).Routing.Visits;

        Assert.All(visits, visit => Assert.Equal(1, visit.PriorityClass));
        Assert.True(visits[0].Worth > visits[1].Worth + visits[2].Worth);
    }

    [Fact]
    public void Places_of_one_position_are_one()
    {
        var routing = VroomTrial.State("""
            {"vehicles": [{"id": 1, "start": [1, 0], "end": [2, 0]}], "jobs": [{"id": 1, "location": [2, 0]}, {"id": 2, "location": [1, 0]}]}
            """).Routing;

        Assert.Equal(2, routing.Places);
        Assert.Equal((0, 1), (routing.Visits[1].Place, routing.Visits[0].Place));
        Assert.True(routing.Teams[0].StartIsStop);
    }

    [Fact]
    public void Only_the_rows_that_are_used_become_places()
    {
        var routing = VroomTrial.State("""
            {"vehicles": [{"id": 1, "start_index": 3}], "jobs": [{"id": 1, "location_index": 1}],
             "matrices": {"car": {"durations": [[0, 0, 0, 0], [0, 0, 0, 5], [0, 0, 0, 0], [0, 7, 0, 0]], "costs": [[0, 0, 0, 0], [0, 0, 0, 50], [0, 0, 0, 0], [0, 70, 0, 0]]}}}
            """).Routing;

        var table = routing.Profiles[0].Table([0, 1], default);
        Assert.Equal((7, 5), (table.Seconds(0, 1), table.Seconds(1, 0)));
        Assert.Equal((70, 50), (table.Cost(0, 1), table.Cost(1, 0)));
    }

    [Fact]
    public void Costs_are_said_by_the_second_and_metre()
    {
        var costs = VroomTrial.State("""
            {"vehicles": [{"id": 1, "start": [0, 0], "costs": {"fixed": 5, "per_hour": 1800, "per_task_hour": 360, "per_km": 20}}], "jobs": [{"id": 1, "location": [0, 0]}]}
            """).Routing.Teams[0].Costs;

        Assert.Equal(new TeamCosts { Fixed = 5, PerTravelSecond = 0.5, PerServiceSecond = 0.1, PerMetre = 0.02 }, costs);
    }

    [Fact]
    public void A_shipment_is_a_pair_and_its_delivery_has_no_amounts_of_its_own()
    {
        var routing = VroomTrial.State("""
            {"vehicles": [{"id": 1, "start": [0, 0], "capacity": [9]}], "jobs": [{"id": 1, "location": [0, 0]}],
             "shipments": [{"amount": [4], "pickup": {"id": 1, "location": [0, 0]}, "delivery": {"id": 1, "location": [0, 0]}}]}
            """).Routing;

        Assert.Equal([new PairRelation(1, 2)], routing.Relations);
        Assert.Equal([4], routing.Visits[1].Pickup);
        Assert.Empty(routing.Visits[2].Delivery);
    }

    [Fact]
    public void Breaks_may_interrupt_rides()
    {
        var pause = VroomTrial.State("""
            {"vehicles": [{"id": 1, "start": [0, 0], "capacity": [9], "breaks": [{"id": 1, "service": 5, "max_load": [3], "time_windows": [[1, 2], [5, 6]]}]}], "jobs": [{"id": 1, "location": [0, 0]}]}
            """).Routing.Teams[0].Shifts[0].Breaks.Single();

        Assert.True(pause.MayInterruptRide);
        Assert.Equal([new(1, 2), new(5, 6)], pause.Windows);
        Assert.Equal([3], pause.MaxLoad);
    }

    [Fact]
    public void Timestamps_are_moved_below_what_engines_count_to()
    {
        var problem = VroomTrial.State("""
            {"vehicles": [{"id": 1, "start": [0, 0], "time_window": [4000000000, 4000009000]}, {"id": 2, "start": [0, 0]}],
             "jobs": [{"id": 1, "location": [0, 0], "time_windows": [[4000000100, 4294967295]]}, {"id": 2, "location": [0, 0], "time_windows": [[0, 4000000500]]}]}
            """);

        var shift = problem.Routing.Teams[0].Shifts[0];
        Assert.Equal(4000000000, shift.From + problem.Shift.Zero);
        Assert.True(shift.Until < TeamShift.NoEnd);
        Assert.Equal(4000000100, problem.Routing.Visits[0].Windows[0].From + problem.Shift.Zero);
        Assert.Equal((0, 4000000500), (problem.Routing.Visits[1].Windows[0].From, problem.Routing.Visits[1].Windows[0].Until + problem.Shift.Zero));
    }

    [Fact]
    public void Times_from_zero_are_not_moved() => Assert.Equal(0, VroomTrial.State("""
        {"vehicles": [{"id": 1, "start": [0, 0]}], "jobs": [{"id": 1, "location": [0, 0], "time_windows": [[100, 4294967294]]}]}
        """).Shift.Zero);

    [Fact]
    public void Times_a_lifetime_apart_are_refused() => Assert.Contains("too far apart", VroomTrial.Refused("""
        {"vehicles": [{"id": 1, "start": [0, 0], "time_window": [100, 200]}], "jobs": [{"id": 1, "location": [0, 0], "time_windows": [[4000000000, 4000000001]]}]}
        """).Message, StringComparison.Ordinal);

    [Fact]
    public void The_largest_numbers_make_a_problem_that_engines_take()
    {
        var routing = VroomTrial.State("""
            {"vehicles": [{"id": 18446744073709551615, "start": [180, 90], "end": [-180, -90], "capacity": [4294967295], "time_window": [0, 4294967294], "speed_factor": 1e-9, "type": "a",
                "max_tasks": 4294967295, "max_travel_time": 4294967295, "max_distance": 4294967295, "breaks": [{"id": 1, "service": 4294967295, "max_load": [4294967295]}],
                "costs": {"fixed": 4294967295, "per_hour": 4294967295, "per_task_hour": 4294967295, "per_km": 4294967295}}],
             "jobs": [{"id": 1, "location": [0, 0], "setup": 4294967295, "service": 4294967295, "service_per_type": {"a": 4294967295}, "setup_per_type": {"a": 4294967295},
                "priority": 100, "delivery": [4294967295], "pickup": [4294967295], "skills": [4294967295], "time_windows": [[0, 4294967293]]}]}
            """).Routing;

        Assert.Empty(RoutingProblemCheck.Faults(routing));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.7, 100 / 143.0)]
    [InlineData(5, 5)]
    public void Speed_factors_have_two_digits_as_divisors(double given, double used)
    {
        var vehicle = VroomTrial.Read($$"""{"vehicles": [{"id": 1, "start": [0, 0], "speed_factor": {{given.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}], "jobs": [{"id": 1, "location": [0, 0]}]}""").Vehicles[0];

        Assert.Equal(used, VroomProblem.SpeedFactor(vehicle), 1e-9);
    }
}
