using System.CommandLine;
using CoverageMap.Benchmarks.Planner;
using CoverageMap.Benchmarks.Roads;
using CoverageMap.Geo;

namespace CoverageMap.Benchmarks;

/// <summary>
/// Measurements that need minutes and a quiet machine, each a command of its own that prints what it did and, last, one
/// JSON object. Add another one as a file with a `Create` and name it here.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("Benchmarks of CoverageMap. Run them in Release and alone: dotnet run -c Release --project tests/Benchmarks -- import")
        {
            ImportBenchmark.Create(), DuplicatesBenchmark.Create(), GeocodeBenchmark.Create(), RoadsBenchmark.Create(), ScaleBenchmark.Create(),
            PlannerBenchmark.Create(), DaysBenchmark.Create(),
        };
        try
        {
            return await root.Parse(args.Length == 0 ? ["--help"] : args)
                .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UserErrorException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }
}
