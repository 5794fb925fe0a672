using System.Globalization;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>
/// Solomon's text format, which Gehring and Homberger's larger instances share. Rounded as in the DIMACS challenge of 2022:
/// distances and times are truncated to one decimal; here all are whole tenths.
/// </summary>
internal static class SolomonFile
{
    private const int Tenths = 10;

    public static RoutingInstance Read(string path)
    {
        var lines = File.ReadLines(path).Select(Numbers).Where(numbers => numbers.Length > 0).ToList();
        var (fleet, capacity) = ((int)lines[0][0], (long)lines[0][1]);
        var rows = lines.Skip(1).ToList();
        var hours = new TeamShift((long)rows[0][4] * Tenths, (long)rows[0][5] * Tenths);
        var problem = new RoutingProblem
        {
            Places = rows.Count,
            Profiles = [PlaneTable.Of([.. rows.Select(row => (row[1], row[2]))], length => Math.Floor(length * Tenths))],
            Dimensions = ["load"],
            Teams = [.. Enumerable.Range(0, fleet).Select(number =>
                new RoutingTeam { Name = $"team {number}", Start = 0, End = 0, Capacity = [capacity], Shifts = [hours] })],
            Visits = [.. rows.Skip(1).Select((row, number) => new RoutingVisit
            {
                Name = $"{row[0]}",
                Place = number + 1,
                Delivery = [(long)row[3]],
                Windows = [new((long)row[4] * Tenths, (long)row[5] * Tenths)],
                ServiceSeconds = (long)row[6] * Tenths,
            })],
        };
        var name = Path.GetFileNameWithoutExtension(path);
        return new(name, InstanceFolder.GroupOf(path), problem, Tenths, BestKnown.Of(name));
    }

    // Lines of words, such as the name, the headings and the dashes, have none.
    private static double[] Numbers(string line)
    {
        var cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return cells.Length > 1 && cells.All(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out _))
            ? [.. cells.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))] : [];
    }
}
