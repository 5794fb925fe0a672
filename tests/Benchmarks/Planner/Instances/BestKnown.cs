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
    private static readonly Lazy<Dictionary<string, double>> Costs = new(() => Read("best-known.csv", csv => csv.GetDouble(1)));

    private static readonly Lazy<Dictionary<string, (int Routes, double Length)>> Pairs = new(() => Read("best-known-pairs.csv", csv => (csv.GetInt32(1), csv.GetDouble(2))));

    public static double? Of(string name) => Costs.Value.TryGetValue(name, out var cost) ? cost : null;

    /// <summary>
    /// Of Li and Lim's (2003) instances the fewest routes published, and the shortest plan with as many. (best-known-pairs.csv: figures that SINTEF lists, from
    /// rogalski-wmii-uni-lodz-pl/vrp-benchmarks.)
    /// </summary>
    public static (int Routes, double Length)? OfRoutes(string name) => Pairs.Value.TryGetValue(name, out var best) ? best : null;

    private static Dictionary<string, T> Read<T>(string file, Func<CsvDataReader, T> of)
    {
        using var stream = typeof(BestKnown).Assembly.GetManifestResourceStream(file)!;
        using var csv = CsvDataReader.Create(new StreamReader(stream));
        var found = new Dictionary<string, T>();
        while (csv.Read()) found[csv.GetString(0)] = of(csv);
        return found;
    }
}
