using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Profiles;
using CoverageMap.Support;

namespace CoverageMap.Benchmarks.Roads;

/// <summary>How time and memory grow with the network: drawn roads of 10 thousand to 10 million arcs, a process for each.</summary>
internal static class ScaleBenchmark
{
    private static readonly Option<int[]> Sizes = new("--sizes") { Description = "Arcs of each network.", DefaultValueFactory = _ => [10_000, 100_000, 1_000_000, 10_000_000], AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int?> One = new("--one") { Description = "Measure this size alone and print JSON; what the command starts for each size." };
    private static readonly Option<string?> Doc = new("--doc") { Description = "A page to put the table into, between its markers." };

    public static Command Create()
    {
        var command = new Command("roads-scale", "Roads from 10 thousand to 10 million arcs: building, opening, tables, memory.") { Sizes, One, Doc };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(One) is { } arcs) ImportBenchmark.Print(Measure(arcs));
            else await AllAsync(parsed.GetValue(Sizes)!, parsed.GetValue(Doc), cancel);
        });
        return command;
    }

    private static async Task AllAsync(int[] sizes, string? doc, CancellationToken cancel)
    {
        var page = new Page("| arcs | junctions | building | peak of the process | file | opening | 1,000 × 1,000 | with distances | one path |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (var size in sizes)
        {
            var run = await Run.StartAsync("dotnet", [typeof(ScaleBenchmark).Assembly.Location, "roads-scale", "--one", size.ToString(CultureInfo.InvariantCulture)], []);
            var found = JsonDocument.Parse(run.Output).RootElement;
            double Of(string key) => found.GetProperty(key).GetDouble();
            page.Line(string.Create(CultureInfo.InvariantCulture, $"| {Of("arcs"):N0} | {Of("junctions"):N0} | {Timing.Text(Of("build_s"))} | {run.PeakMegabytes:N0} MB | " +
                $"{Of("file_mb"):N1} MB | {Timing.Text(Of("open_s"))} | {Timing.Text(Of("table_s"))} | {Timing.Text(Of("distances_s"))} | {Timing.Text(Of("path_s"))} |"));
            Console.Error.WriteLine(run.Output);
        }
        Console.WriteLine(page);
        if (doc is not null) await page.PutAsync(doc, cancel);
    }

    private static object Measure(int arcs)
    {
        var folder = new RoadFolder(Directory.CreateTempSubdirectory("coverage-benchmark-").FullName);
        try
        {
            var profile = ProfileFile.Read(ProjectData.File("profiles", "motorbike.json"));
            var info = Build(arcs, folder, profile, out var open, out var build);
            var watch = Stopwatch.StartNew();
            using var network = folder.Open("drawn");
            var opening = watch.Elapsed.TotalSeconds;
            var positions = Positions(network, 1000);
            var (table, distances, path) = (double.MaxValue, double.MaxValue, double.MaxValue);
            for (var round = 0; round < 3; round++)
            {
                table = Math.Min(table, Seconds(() => network.Table(positions, positions, false, default)));
                distances = Math.Min(distances, Seconds(() => network.Table(positions, positions, true, default)));
                path = Math.Min(path, Seconds(() =>
                {
                    for (var at = 1; at < positions.Count; at++) network.Route(positions[at - 1], positions[at]);
                }) / (positions.Count - 1));
            }
            return new
            {
                arcs = open,
                junctions = info.Junctions,
                build_s = build,
                file_mb = new FileInfo(folder.FileOf("drawn")).Length / 1e6,
                open_s = opening,
                table_s = table,
                distances_s = distances,
                path_s = path,
            };
        }
        finally
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }

    // Apart, so that the drawing is not held any more when the file is asked.
    private static RoadFileInfo Build(int arcs, RoadFolder folder, Profile profile, out long open, out double seconds)
    {
        var roads = GeneratedRoads.Draw(arcs, seed: 1);
        open = roads.ForwardMs.LongCount(ms => ms != RoadDraft.Closed) + roads.BackwardMs.LongCount(ms => ms != RoadDraft.Closed);
        RoadFileInfo? info = null;
        seconds = Seconds(() => info = ImportRoads.Build(roads, profile, "drawn", null, folder, "drawn", TimeProvider.System, null, default));
        return info!;
    }

    private static List<RoadPosition> Positions(RoadNetwork network, int count)
    {
        var random = new Random(4);
        var positions = new List<RoadPosition>();
        while (positions.Count < count)
        {
            var near = network.JunctionPosition(random.Next(network.Info.Junctions));
            positions.AddRange(network.Snap(new LonLat(near.Lon + 0.0002, near.Lat + 0.0003), 1000).Where(position => position.Component == 0));
        }
        return positions;
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
