using CoverageMap.Planner.Problems;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>
/// Instances in PyVRP's dialect of the VRPLIB format, with what teams differ in: depots, capacities, costs, whom they may serve. Those with windows are
/// rounded as in the DIMACS challenge (ten times, truncated), with several depots, visits for some teams only or fleets of several kinds "exactly" (a thousand times, rounded), so are
/// times, prizes and fixed costs; others without windows to whole numbers. Published costs are in these units, but for VRPTW without prizes, where they are in the instance's,
/// and for fleets of several kinds, where files differ, so that what is best known is what the published routes cost.
/// </summary>
internal static class VrplibInstance
{
    /// <summary>Teams of an instance that does not say how many there are, by how many its visits would fill.</summary>
    private const double SpareTeams = 1.3;

    public static RoutingInstance Read(string path)
    {
        var file = new VrplibFile(path);
        var points = file.Rows("NODE_COORD_SECTION");
        var depots = file.Depots();
        var count = CountOf(file, depots);
        var problem = new RoutingProblem
        {
            Places = points.Count,
            Profiles = [PlaneTable.Of([.. points.Select(point => (point[0], point[1]))], count)],
            Dimensions = ["load"],
            Teams = Teams(file, depots, count),
            Visits = Visits(file, points.Count, depots, count),
        };
        var published = Path.ChangeExtension(path, ".sol") is var solution && File.Exists(solution) ? SolutionFile.Read(solution) : null;
        var instance = new RoutingInstance(Path.GetFileNameWithoutExtension(path), InstanceFolder.GroupOf(path), problem, file.Type == "VRPTW" ? 10 : 1, published?.Cost)
        {
            Published = published?.RoutesOf(problem),
        };
        return HasKinds(file) && instance.Published is { } routes ? instance with { BestKnown = RouteCost.Of(instance, routes).Cost } : instance;
    }

    private static bool HasKinds(VrplibFile file) => file.Type == "HFVRP";

    private static Func<double, double> CountOf(VrplibFile file, IReadOnlyList<int> depots) =>
        !file.Has("TIME_WINDOW_SECTION") && !HasKinds(file) ? value => Math.Floor(value + 0.5)
        : depots.Count == 1 && !HasKinds(file) && !file.Has("VEHICLES_ALLOWED_CLIENTS_SECTION") ? value => Math.Floor(value * 10)
        : value => Math.Round(value * 1000, MidpointRounding.ToEven);

    private static RoutingTeam[] Teams(VrplibFile file, IReadOnlyList<int> depots, Func<double, double> count)
    {
        var hours = file.RowsIfAny("TIME_WINDOW_SECTION");
        long? longest = file.Has("VEHICLES_MAX_DURATION") ? (long)count(file.Number("VEHICLES_MAX_DURATION")) : null;
        var (starts, capacities, fixedCosts, rates) = (file.RowsIfAny("VEHICLES_DEPOT_SECTION"), file.RowsIfAny("CAPACITY_SECTION"), file.RowsIfAny("VEHICLES_FIXED_COST_SECTION"), file.RowsIfAny("VEHICLES_UNIT_DISTANCE_COST_SECTION"));
        long[] capacity = file.Has("CAPACITY") ? [(long)file.Number("CAPACITY")] : [];
        return [.. Enumerable.Range(0, TeamCount(file, capacity)).Select(number =>
        {
            var depot = starts is null ? depots[0] : (int)starts[number][0] - 1;
            return new RoutingTeam
            {
                Name = $"team {number}",
                Start = depot,
                End = depot,
                Capacity = capacities is null ? capacity : [(long)capacities[number][0]],
                Shifts = [hours is null ? TeamShift.AnyTime : new((long)count(hours[depot][0]), (long)count(hours[depot][1]))],
                MaxDurationSeconds = longest,
                Costs = new() { Fixed = fixedCosts is null ? 0 : count(fixedCosts[number][0]), PerTravelSecond = rates?[number][0] ?? 1 },
            };
        })];
    }

    private static int TeamCount(VrplibFile file, long[] capacity) => file.Has("VEHICLES") ? (int)file.Number("VEHICLES")
        : (int)Math.Ceiling(SpareTeams * file.Rows("DEMAND_SECTION").Sum(row => row[0]) / capacity[0]);

    private static RoutingVisit[] Visits(VrplibFile file, int places, IReadOnlyList<int> depots, Func<double, double> count)
    {
        var (demands, windows, prizes, services) = (file.RowsIfAny("DEMAND_SECTION"), file.RowsIfAny("TIME_WINDOW_SECTION"), file.RowsIfAny("PRIZE_SECTION"), file.RowsIfAny("SERVICE_TIME_SECTION"));
        var service = file.Has("SERVICE_TIME") ? file.Number("SERVICE_TIME") : 0;
        var allowed = file.RowsIfAny("VEHICLES_ALLOWED_CLIENTS_SECTION")?.Select(row => row.Select(place => (int)place - 1).ToHashSet()).ToList();
        return [.. Enumerable.Range(0, places).Except(depots).Select(place => new RoutingVisit
        {
            Name = $"{place}",
            Place = place,
            Delivery = demands is null ? [] : [(long)demands[place][0]],
            Windows = windows is null ? [] : [new((long)count(windows[place][0]), (long)count(windows[place][1]))],
            ServiceSeconds = (long)count(services?[place][0] ?? service),
            Worth = prizes is null ? null : count(prizes[place][0]),
            AllowedTeams = allowed?.Index().Where(team => team.Item.Contains(place)).Select(team => team.Index).ToHashSet(),
        })];
    }
}
