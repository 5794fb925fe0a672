using System.Globalization;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>
/// Li and Lim's text format (2003): pick-ups and deliveries in pairs, with time windows. Distances and times are hundredths, rounded up, so that a plan that
/// is in time is so without rounding. As in the results published, fewer routes come before shorter ones: each costs more than all rides.
/// </summary>
internal static class LiLimFile
{
    private const int Hundredths = 100;

    /// <summary>What a route costs by itself, in the file's unit of length.</summary>
    private const double OfRoute = 10_000;

    /// <summary>Whether a file begins as this format does: fleet, capacity and speed, without headings.</summary>
    public static bool IsOne(string path) => File.ReadLines(path).FirstOrDefault() is { } first && Numbers(first) is { Length: 3 };

    public static RoutingInstance Read(string path)
    {
        var lines = File.ReadLines(path).Select(Numbers).Where(numbers => numbers.Length > 0).ToList();
        var (fleet, capacity, depot) = ((int)lines[0][0], lines[0][1], lines[1]);
        var rows = lines.Skip(1).ToList();
        var (visits, relations) = (new List<RoutingVisit>(), new List<VisitRelation>());
        foreach (var row in rows.Skip(1).Where(row => row[8] > 0))
        {
            relations.Add(new PairRelation(visits.Count, visits.Count + 1));
            visits.Add(Visit(row, row[3]));
            visits.Add(Visit(rows[(int)row[8]], 0));
        }
        var name = Path.GetFileNameWithoutExtension(path);
        var problem = new RoutingProblem
        {
            Places = rows.Count,
            Profiles = [PlaneTable.Of([.. rows.Select(row => ((double)row[1], (double)row[2]))], length => Math.Ceiling(length * Hundredths - 1e-9))],
            Dimensions = ["load"],
            Teams = [.. Enumerable.Range(0, fleet).Select(number => new RoutingTeam
            {
                Name = $"team {number}",
                Start = 0,
                End = 0,
                Capacity = [capacity],
                Shifts = [new(depot[4] * Hundredths, depot[5] * Hundredths)],
                Costs = new() { Fixed = OfRoute * Hundredths },
            })],
            Visits = visits,
            Relations = relations,
        };
        return new(name, InstanceFolder.GroupOf(path), problem, Hundredths, BestKnown.OfRoutes(name) is var (routes, length) ? OfRoute * routes + length : null);
    }

    private static RoutingVisit Visit(long[] row, long amount) => new()
    {
        Name = $"{row[0]}",
        Place = (int)row[0],
        Pickup = [amount],
        Windows = [new(row[4] * Hundredths, row[5] * Hundredths)],
        ServiceSeconds = row[6] * Hundredths,
    };

    private static long[] Numbers(string line)
    {
        var cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return cells.All(cell => long.TryParse(cell, CultureInfo.InvariantCulture, out _)) ? [.. cells.Select(cell => long.Parse(cell, CultureInfo.InvariantCulture))] : [];
    }
}
