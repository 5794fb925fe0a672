using CoverageMap.Planner.Problems;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>
/// Instances in PyVRP's dialect of the VRPLIB format: one depot, with or without prizes, or several depots. The former are
/// rounded as in the DIMACS challenge (ten times, truncated), the latter "exactly" (a thousand times, rounded); so are
/// times and prizes. Published costs are in these units, but for VRPTW without prizes, where they are in the instance's.
/// </summary>
internal static class VrplibInstance
{
    public static RoutingInstance Read(string path)
    {
        var file = new VrplibFile(path);
        var points = file.Rows("NODE_COORD_SECTION");
        var depots = file.Depots();
        var hasOneDepot = depots.Count == 1;
        Func<double, double> count = hasOneDepot
            ? value => Math.Floor(value * 10)
            : value => Math.Round(value * 1000, MidpointRounding.ToEven);
        var problem = new RoutingProblem
        {
            Places = points.Count,
            Profiles = [PlaneTable.Of([.. points.Select(point => (point[0], point[1]))], count)],
            Dimensions = ["load"],
            Teams = Teams(file, depots, count),
            Visits = Visits(file, points.Count, depots, count),
        };
        var published = Path.ChangeExtension(path, ".sol") is var solution && File.Exists(solution) ? SolutionFile.Read(solution) : null;
        return new(Path.GetFileNameWithoutExtension(path), InstanceFolder.GroupOf(path), problem, hasOneDepot && !file.Has("PRIZE_SECTION") ? 10 : 1, published?.Cost)
        {
            Published = published?.RoutesOf(problem),
        };
    }

    private static RoutingTeam[] Teams(VrplibFile file, IReadOnlyList<int> depots, Func<double, double> count)
    {
        var hours = file.Rows("TIME_WINDOW_SECTION");
        long? longest = file.Has("VEHICLES_MAX_DURATION") ? (long)count(file.Number("VEHICLES_MAX_DURATION")) : null;
        var starts = file.Has("VEHICLES_DEPOT_SECTION") ? file.Rows("VEHICLES_DEPOT_SECTION") : null;
        return [.. Enumerable.Range(0, (int)file.Number("VEHICLES")).Select(number =>
        {
            var depot = starts is null ? depots[0] : (int)starts[number][0] - 1;
            return new RoutingTeam
            {
                Name = $"team {number}",
                Start = depot,
                End = depot,
                Capacity = [(long)file.Number("CAPACITY")],
                Shifts = [new((long)count(hours[depot][0]), (long)count(hours[depot][1]))],
                MaxDurationSeconds = longest,
            };
        })];
    }

    private static RoutingVisit[] Visits(VrplibFile file, int places, IReadOnlyList<int> depots, Func<double, double> count)
    {
        var (demands, windows) = (file.Rows("DEMAND_SECTION"), file.Rows("TIME_WINDOW_SECTION"));
        var prizes = file.Has("PRIZE_SECTION") ? file.Rows("PRIZE_SECTION") : null;
        var services = file.Has("SERVICE_TIME_SECTION") ? file.Rows("SERVICE_TIME_SECTION") : null;
        return [.. Enumerable.Range(0, places).Except(depots).Select(place => new RoutingVisit
        {
            Name = $"{place}",
            Place = place,
            Delivery = [(long)demands[place][0]],
            Windows = [new((long)count(windows[place][0]), (long)count(windows[place][1]))],
            ServiceSeconds = (long)count(services?[place][0] ?? file.Number("SERVICE_TIME")),
            Worth = prizes is null ? null : count(prizes[place][0]),
        })];
    }
}
