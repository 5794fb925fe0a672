using System.Globalization;
using System.Text.Json;
using CoverageMap.Benchmarks.Planner.Instances;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Benchmarks.Planner.Engines;

/// <summary>The program VROOM as a yardstick: several of its settings are tried on each instance, the best answer counts.</summary>
internal sealed class VroomProgram(string program)
{
    // How far it explores, 0 to 5; it uses 5 unless told. With a time limit a lower one may be the better.
    private static readonly int[] Explorations = [5, 3];

    /// <summary>Each of the settings with the time limit, and its own without any.</summary>
    public async Task<Measured> SolveAsync(RoutingInstance instance, SearchLimits limits, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("coverage-benchmark-").FullName;
        try
        {
            var (input, threads) = (Path.Combine(folder, "input.json"), $"{limits.Threads}");
            await VroomInput.WriteAsync(instance.Problem, input, cancel);
            var seconds = limits.Time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            string[][] settings = [[], .. Explorations.Select(level => new[] { "-x", $"{level}", "-l", seconds })];
            var tried = new List<Measured>();
            foreach (var setting in settings)
            {
                var run = await Run.StartAsync(program, ["-i", input, "-t", threads, .. setting], []);
                tried.Add(new(Routes(run.Output), run.Seconds, null, setting.Length == 0 ? "default" : string.Join(' ', setting)));
            }
            return tried.MinBy(measured => RouteCost.Of(instance, measured.Routes) is var cost ? (cost.LeftOut, cost.Cost) : default)!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<PlannedVisits> Routes(string output)
    {
        using var answer = JsonDocument.Parse(output);
        return [.. answer.RootElement.GetProperty("routes").EnumerateArray().Select(route => new PlannedVisits(
            route.GetProperty("vehicle").GetInt32(), 0,
            [.. route.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("type").GetString() is "job" or "pickup" or "delivery").Select(step => step.GetProperty("id").GetInt32())]))];
    }
}
