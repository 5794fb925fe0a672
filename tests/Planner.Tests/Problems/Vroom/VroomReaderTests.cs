using System.Text;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Reading;

namespace CoverageMap.Planner.Tests.Problems.Vroom;

public sealed class VroomReaderTests
{
    private const string Full = """
        {"vehicles": [{"id": 9, "profile": "bike", "description": "red", "type": "van", "start": [1, 2.5], "start_index": 0, "end_index": 1,
            "capacity": [4, 5], "skills": [7, 3, 7], "time_window": [100, 900], "speed_factor": 1.5, "max_tasks": 4, "max_travel_time": 800, "max_distance": 7000,
            "costs": {"fixed": 11, "per_hour": 7200, "per_task_hour": 36, "per_km": 2},
            "breaks": [{"id": 2, "time_windows": [[500, 600]]}, {"id": 1, "time_windows": [[300, 310], [200, 250]], "service": 30, "description": "tea", "max_load": [1, 2]}],
            "steps": [{"type": "start", "service_after": 120}, {"type": "pickup", "id": 1}, {"type": "break", "id": 1, "service_at": 205},
                {"type": "delivery", "id": 1}, {"type": "job", "id": 1, "service_before": 700}, {"type": "end", "service_before": 890}]}],
         "jobs": [{"id": 1, "description": "corner", "location": [3, 4], "location_index": 1, "setup": 5, "service": 6, "setup_per_type": {"van": 7}, "service_per_type": {"van": 8},
            "delivery": [1, 0], "pickup": [0, 2], "skills": [3], "priority": 100, "time_windows": [[400, 500], [150, 200]]}],
         "shipments": [{"amount": [2, 2], "skills": [7], "priority": 10, "pickup": {"id": 1, "location_index": 0, "service": 9}, "delivery": {"id": 1, "location_index": 1, "setup": 10}}],
         "matrices": {"bike": {"durations": [[0, 20], [30, 0]], "distances": [[0, 200], [300, 0]]}}}
        """;

    [Fact]
    public void Every_field_of_a_vehicle_is_read()
    {
        var vehicle = VroomTrial.Read(Full).Vehicles.Single();

        Assert.Equal((9UL, "bike", "red", "van"), (vehicle.Id, vehicle.Profile, vehicle.Description, vehicle.Type));
        Assert.Equal(new VroomPlace(0, (1, 2.5)), vehicle.Start);
        Assert.Equal(new VroomPlace(1, null), vehicle.End);
        Assert.Equal([4, 5], vehicle.Capacity);
        Assert.Equal([3u, 7u], vehicle.Skills.Order());
        Assert.Equal(new TimeWindow(100, 900), vehicle.Hours);
        Assert.Equal((1.5, 4L, 800L, 7000L), (vehicle.SpeedFactor, vehicle.MaxTasks, vehicle.MaxTravelTime, vehicle.MaxDistance));
        Assert.Equal(new VroomCosts(11, 7200, 36, 2), vehicle.Costs);
        Assert.Equal((new VroomTimes(120, VroomInput.Never), new VroomTimes(0, 890)), (vehicle.StartTimes, vehicle.EndTimes));
        Assert.Equal([new(false, 1, VroomTimes.Any), new(true, 0, new(205, 205)), new(false, 2, VroomTimes.Any), new(false, 0, new(0, 700))], vehicle.Steps!);
    }

    [Fact]
    public void Breaks_and_windows_are_put_in_order()
    {
        var input = VroomTrial.Read(Full);

        Assert.Equal([1UL, 2], input.Vehicles[0].Breaks.Select(pause => pause.Id));
        var tea = input.Vehicles[0].Breaks[0];
        Assert.Equal([new(200, 250), new(300, 310)], tea.Windows);
        Assert.Equal((30L, "tea"), (tea.Service, tea.Description));
        Assert.Equal([1, 2], tea.MaxLoad!);
        Assert.Equal([new(150, 200), new(400, 500)], input.Tasks[0].Windows);
    }

    [Fact]
    public void Every_field_of_a_job_is_read()
    {
        var job = VroomTrial.Read(Full).Tasks[0];

        Assert.Equal((VroomTaskKind.Job, 1UL, "corner", 5L, 6L, 100), (job.Kind, job.Id, job.Description, job.Setup, job.Service, job.Priority));
        Assert.Equal(new VroomPlace(1, (3, 4)), job.Place);
        Assert.Equal((7L, 8L), (job.SetupByType["van"], job.ServiceByType["van"]));
        Assert.Equal([1, 0], job.Delivery);
        Assert.Equal([0, 2], job.Pickup);
    }

    [Fact]
    public void A_shipment_is_two_tasks_with_what_they_share()
    {
        var (pickup, delivery) = (VroomTrial.Read(Full).Tasks[1], VroomTrial.Read(Full).Tasks[2]);

        Assert.Equal((VroomTaskKind.Pickup, 9L, 0L), (pickup.Kind, pickup.Service, pickup.Setup));
        Assert.Equal((VroomTaskKind.Delivery, 0L, 10L), (delivery.Kind, delivery.Service, delivery.Setup));
        Assert.Equal((10, 10), (pickup.Priority, delivery.Priority));
        Assert.Equal([2, 2], pickup.Pickup);
        Assert.Equal([0, 0], pickup.Delivery);
        Assert.Equal([2, 2], delivery.Delivery);
        Assert.Equal([7u], delivery.Skills);
    }

    [Fact]
    public void The_former_names_of_amounts_and_matrices_are_understood()
    {
        var input = VroomTrial.Read("""
            {"vehicles": [{"id": 0, "start_index": 0, "capacity": [3]}], "jobs": [{"id": 1, "location_index": 1, "amount": [2]}], "matrix": [[0, 5], [6, 0]]}
            """);

        Assert.Equal([2], input.Tasks[0].Delivery);
        Assert.Equal(6u, input.Matrices["car"].Durations![1, 0]);
    }

    [Fact]
    public void An_amount_beside_a_pickup_is_not_understood_as_a_delivery() => Assert.Equal([0], VroomTrial.Read("""
        {"vehicles": [{"id": 0, "start": [0, 0], "capacity": [3]}], "jobs": [{"id": 1, "location": [0, 0], "amount": [2], "pickup": [1]}]}
        """).Tasks[0].Delivery);

    [Fact]
    public void A_window_that_is_always_open_is_none()
    {
        var input = VroomTrial.Read("""
            {"vehicles": [{"id": 0, "start": [0, 0], "time_window": [0, 4294967295]}], "jobs": [{"id": 1, "location": [0, 0], "time_windows": [[0, 4294967295]]}]}
            """);

        Assert.Null(input.Vehicles[0].Hours);
        Assert.Empty(input.Tasks[0].Windows);
        Assert.False(input.HasTimes);
    }

    [Fact]
    public void Of_two_fields_of_a_name_the_first_counts() => Assert.Equal(5, VroomTrial.Read("""
        {"vehicles": [{"id": 0, "start": [0, 0]}], "jobs": [{"id": 1, "location": [0, 0], "service": 5, "service": 6}]}
        """).Tasks[0].Service);

    [Theory]
    [InlineData("example_1.json", 2, 6)]
    [InlineData("example_2.json", 1, 2)]
    [InlineData("example_3.json", 2, 6)]
    public void Documented_examples_are_read_unchanged(string name, int vehicles, int tasks)
    {
        var input = VroomReader.Read(VroomTrial.Example(name));

        Assert.Equal(vehicles, input.Vehicles.Count);
        Assert.True(input.Tasks.Count >= tasks);
    }

    [Fact]
    public void A_mark_before_the_text_does_no_harm() => Assert.Single(
        VroomReader.Read((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"vehicles": [{"id": 0, "start": [0, 0]}], "jobs": [{"id": 1, "location": [0, 0]}]}""")]).Tasks);
}
