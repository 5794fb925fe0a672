using System.Globalization;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>A published solution: the routes, by team, as places, and their cost.</summary>
internal sealed record SolutionFile(IReadOnlyList<int[]> Routes, double Cost)
{
    public static SolutionFile Read(string path)
    {
        var (routes, cost) = (new List<int[]>(), double.NaN);
        foreach (var line in File.ReadLines(path))
        {
            var cells = line[(line.IndexOf(':') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line.StartsWith("Route", StringComparison.Ordinal)) routes.Add([.. cells.Select(cell => int.Parse(cell, CultureInfo.InvariantCulture))]);
            if (line.StartsWith("Cost", StringComparison.Ordinal)) cost = double.Parse(cells[^1], CultureInfo.InvariantCulture);
        }
        return new(routes, cost);
    }

    public IReadOnlyList<PlannedVisits> RoutesOf(RoutingProblem problem)
    {
        var visitAt = problem.Visits.Index().ToDictionary(entry => entry.Item.Place, entry => entry.Index);
        return [.. Routes.Select((places, team) => new PlannedVisits(team, 0, [.. places.Select(place => visitAt[place])]))];
    }
}
