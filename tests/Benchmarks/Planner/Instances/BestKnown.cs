using System.Globalization;
using Sylvan.Data.Csv;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>
/// The best published costs of instances by Solomon (1987) and by Gehring and Homberger (1999), under the rounding of the
/// DIMACS challenge of 2022. Instances in the VRPLIB format bring a solution file with theirs. (best-known.csv: the reference costs of
/// the challenge's controller, laser-ufpb/VRPTWController, MIT (c) 2020 Bruno Sidnei Guerra Passeti and Rodrigo da Costa Ramalho; those of
/// 1,000 visits from PyVRP/Instances, MIT (c) PyVRP contributors, where they are lower, as are three of smaller ones known since.)
/// </summary>
internal static class BestKnown
{
    private static readonly Lazy<Dictionary<string, double>> Costs = new(Read);

    public static double? Of(string name) => Costs.Value.TryGetValue(name, out var cost) ? cost : null;

    private static Dictionary<string, double> Read()
    {
        using var stream = typeof(BestKnown).Assembly.GetManifestResourceStream("best-known.csv")!;
        using var csv = CsvDataReader.Create(new StreamReader(stream));
        var costs = new Dictionary<string, double>();
        while (csv.Read()) costs[csv.GetString(0)] = double.Parse(csv.GetString(1), CultureInfo.InvariantCulture);
        return costs;
    }
}
