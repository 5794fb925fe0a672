using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CoverageMap.Benchmarks.Planner.Engines;
using CoverageMap.Benchmarks.Planner.Instances;
using CoverageMap.Geo;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Benchmarks.Planner;

/// <summary>Plans for public routing instances, as gaps to the best known costs, with an engine of ours or another's.</summary>
internal static class PlannerBenchmark
{
    private static readonly Option<string> Instances = new("--instances") { Description = "A folder of instances; after commas, names or folders of those wanted.", Required = true };
    private static readonly Option<double> Time = new("--time") { Description = "Seconds for each.", DefaultValueFactory = _ => 10 };
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of the search.", DefaultValueFactory = _ => 2 };
    private static readonly Option<string> Engine = new("--engine") { Description = "own, ortools, vroom, or published: the routes beside the instance, which checks how we read it.", DefaultValueFactory = _ => "own" };
    private static readonly Option<string?> Vroom = new("--vroom") { Description = "The program of VROOM." };
    private static readonly Option<string> Seeds = new("--seeds") { Description = "One run for each, by commas.", DefaultValueFactory = _ => "1" };
    private static readonly Option<string?> Doc = new("--doc") { Description = "A page to put the table into, between `<!-- planner ENGINE begin -->` and `end`." };

    public static Command Create()
    {
        var command = new Command("planner", "Routing instances of the literature.") { Instances, Time, Threads, Engine, Vroom, Seeds, Doc };
        command.SetAction(async (parsed, cancel) =>
        {
            var (engine, rows) = (parsed.GetValue(Engine)!, new List<PlannerRow>());
            var limits = new SearchLimits { Time = TimeSpan.FromSeconds(parsed.GetValue(Time)), Threads = parsed.GetValue(Threads) };
            int[] seeds = [.. parsed.GetValue(Seeds)!.Split(',').Select(seed => int.Parse(seed, CultureInfo.InvariantCulture))];
            Console.Write(Heading);
            foreach (var instance in InstanceFolder.Read(parsed.GetValue(Instances)!))
            {
                rows.Add(await MeasureAsync(instance, engine, parsed.GetValue(Vroom), limits, seeds, cancel));
                Console.Write(Line(rows[^1]));
            }
            var means = Means(rows);
            Console.Write(means);
            if (parsed.GetValue(Doc) is { } doc)
                await DocumentPart.PutAsync(doc, $"<!-- planner {engine} begin -->\n", $"<!-- planner {engine} end -->",
                    Heading + string.Concat(rows.Select(Line)) + means, cancel);
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                engine,
                time_s = limits.Time.TotalSeconds,
                threads = limits.Threads,
                instances = rows.ToDictionary(row => $"{row.Instance.Group}/{row.Instance.Name}", row => new { cost = row.MeanCost, best = row.BestCost, gap = row.MeanGap }),
            }));
            return 0;
        });
        return command;
    }

    private const string Heading = """
        | instance | visits | best known | cost | gap % | best gap % | routes | iterations | seconds | remarks |
        |---|---|---|---|---|---|---|---|---|---|

        """;

    private static async Task<PlannerRow> MeasureAsync(
        RoutingInstance instance, string engine, string? vroom, SearchLimits limits, int[] seeds, CancellationToken cancel)
    {
        var runs = new List<Measured>();
        if (engine == "vroom") // It has no seed.
            runs.Add(await new VroomProgram(vroom ?? throw new UserErrorException("Say with --vroom where its program is.")).SolveAsync(instance, limits, cancel));
        else if (engine == "published")
            runs.Add(new(instance.Published ?? [], 0, null));
        else
            foreach (var seed in seeds) runs.Add(EngineRun.Solve(EngineRun.Named(engine), instance, limits with { Seed = seed }, cancel));
        return new(instance, [.. runs.Select(run => (run, RouteCost.Of(instance, run.Routes)))]);
    }

    private static string Line(PlannerRow row) => string.Create(CultureInfo.InvariantCulture,
        $"| {row.Instance.Name} | {row.Instance.Problem.Visits.Count} | {row.Instance.BestKnown:0.#} | {row.MeanCost:0.0} | {row.MeanGap:0.00} | {row.BestGap:0.00} | {row.Routes:0.#} | {row.Iterations:0} | {row.Seconds:0.0} | {row.Remarks} |\n");

    private static string Means(IReadOnlyList<PlannerRow> rows)
    {
        var text = new StringBuilder();
        foreach (var group in rows.GroupBy(row => row.Instance.Group))
            text.Append(CultureInfo.InvariantCulture,
                $"| mean of {group.Key} | | | | {group.Average(row => row.MeanGap):0.00} | {group.Average(row => row.BestGap):0.00} | | {group.Average(row => row.Iterations):0} | {group.Average(row => row.Seconds):0.0} | |\n");
        return text.ToString();
    }
}
