using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>The most stops, riding, metres and seconds of a shift, and pinned ranks.</summary>
internal static class LimitRules
{
    private const long NoLimit = 1L << 40;

    public static void State(OrToolsModel model)
    {
        LimitStops(model);
        LimitDurations(model);
        KeepPinnedRanks(model);
        LimitAlong(model, "ridden", team => team.MaxTravelSeconds, (rides, from, to) => rides.Ride(from, to), ride => ride.Seconds);
        LimitAlong(model, "metres", team => team.MaxDistanceMetres, (rides, from, to) => rides.Metres(from, to), ride => ride.Metres);
    }

    private static void LimitStops(OrToolsModel model)
    {
        for (var vehicle = 0; vehicle < model.Task.Vehicles.Count; vehicle++)
            if (model.Task.TeamOf(vehicle).MaxStops is { } most)
                model.Stops.CumulVar(model.Routing.End(vehicle)).SetMax(Math.Max(most, model.Task.Vehicles[vehicle].Driven.Count));
    }

    private static void LimitDurations(OrToolsModel model)
    {
        if (model.Problem.Teams.All(team => team.MaxDurationSeconds is null)) return;
        // What is too long even without waiting. The clock alone would find that out second by second, up to the end of time.
        model.Routing.AddDimensionWithVehicleTransitAndCapacity(TimeRules.Transits(model), 0, [.. model.Task.Vehicles.Select((vehicle, number) =>
            vehicle.Driven.Count == 0 && model.Task.TeamOf(number).MaxDurationSeconds is { } most ? most : NoLimit)], true, "busy");
        for (var vehicle = 0; vehicle < model.Task.Vehicles.Count; vehicle++)
        {
            if (model.Task.TeamOf(vehicle).MaxDurationSeconds is not { } most) continue;
            if (DrivenTask(model, vehicle) is { } driven)
                model.Clock.CumulVar(model.Routing.End(vehicle)).SetMax(driven.Driven[0].Began - driven.Rides[1].Seconds + most - model.Zero);
            else model.Clock.SetSpanUpperBoundForVehicle(most, vehicle);
        }
    }

    private static void KeepPinnedRanks(OrToolsModel model)
    {
        foreach (var visit in model.Task.Visits)
            if (model.Problem.Visits[visit].PinnedRank is { } rank)
                model.Solver.Add((model.Stops.CumulVar(model.IndexOf(visit)) == rank) + 1 >= model.Active(visit) + 1);
    }

    private static void LimitAlong(OrToolsModel model, string name, Func<RoutingTeam, long?> limit,
        Func<RideTable, int, int, long> figure, Func<Ride, long> ofRide)
    {
        if (model.Problem.Teams.All(team => limit(team) is null)) return;
        long[] most = [.. model.Task.Vehicles.Select((_, vehicle) =>
            limit(model.Task.TeamOf(vehicle)) is { } known ? known - Driven(model, vehicle, ofRide) : NoLimit)];
        // A team that has driven too far already cannot go on; it may not even be home within the limit.
        model.Routing.AddDimensionWithVehicleTransitAndCapacity(model.Transits(name, figure), 0,
            [.. most.Select(left => Math.Max(0, left))], true, name);
    }

    private static long Driven(OrToolsModel model, int vehicle, Func<Ride, long> ofRide) =>
        DrivenTask(model, vehicle)?.Rides[..^1].Sum(ofRide) ?? 0;

    private static RouteTask? DrivenTask(OrToolsModel model, int vehicle)
    {
        var offered = model.Task.Vehicles[vehicle];
        if (offered.Driven.Count == 0) return null;
        return Timetable.Task(model.Problem, new(offered.Team, offered.Shift, offered.Driven), CancellationToken.None);
    }
}
