namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>
/// The best published costs of instances by Solomon (1987) and by Gehring and Homberger (1999), under the rounding of the
/// DIMACS challenge of 2022. Instances in the VRPLIB format bring a solution file with theirs.
/// </summary>
internal static class BestKnown
{
    private static readonly Dictionary<string, double> Costs = new()
    {
        ["C104"] = 822.9,
        ["C204"] = 588.1,
        ["R112"] = 948.6,
        ["R208"] = 701.0,
        ["RC108"] = 1114.2,
        ["RC208"] = 776.1,
        ["R1_2_4"] = 3047.6,
        ["R2_4_6"] = 5813.3,
        ["R2_10_4"] = 17811.4,
        ["RC1_4_5"] = 8152.3,
        ["RC1_10_5"] = 45028.1,
    };

    public static double? Of(string name) => Costs.TryGetValue(name, out var cost) ? cost : null;
}
