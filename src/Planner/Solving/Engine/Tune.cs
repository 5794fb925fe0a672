namespace CoverageMap.Planner.Solving.Engine;
internal static class Tune { public static double Get(string n, double d) => double.TryParse(Environment.GetEnvironmentVariable(n), System.Globalization.CultureInfo.InvariantCulture, out var v) ? v : d; }
