using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CoverageMap.Geo.Roads.Extracts;
using CoverageMap.Geo.Roads.Profiles;
using CoverageMap.Support;

namespace CoverageMap.Benchmarks.Roads;

/// <summary>
/// Travel times on an extract: import, opening, tables and single paths, as ratios to plain Dijkstra on the same graph and,
/// with `--reference`, to another engine that is given the same graph and the same places in the same run.
/// </summary>
internal static class RoadsBenchmark
{
    private const int LargeTable = 10_000;

    private static readonly Option<string?> Extract = new("--extract") { Description = "An OpenStreetMap extract; by default the roads of Hà Nội." };
    private static readonly Option<int> Places = new("--places") { Description = "Places of the table, each way.", DefaultValueFactory = _ => 1000 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Rounds; the median counts.", DefaultValueFactory = _ => 9 };
    private static readonly Option<string?> Reference = new("--reference") { Description = ReferenceEngine.Contract };
    private static readonly Option<string?> Doc = new("--doc") { Description = "A page to put the table into, between its markers." };

    public static Command Create()
    {
        var command = new Command("roads", "Travel times along roads: import, tables, paths.") { Extract, Places, Rounds, Reference, Doc };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(Extract) ?? ProjectData.File("roads", "hanoi_drive_2025.osm.pbf"),
            parsed.GetValue(Places), parsed.GetValue(Rounds), parsed.GetValue(Reference), parsed.GetValue(Doc), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string extract, int places, int rounds, string? reference, string? doc, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("coverage-benchmark-").FullName;
        try
        {
            var page = new Page();
            await CommandsAsync(folder, extract, places, rounds, page);
            var roads = ReadRoads.Run(extract, ProfileFile.Read(ProjectData.File("profiles", "motorbike.json")), null, cancel).Roads;
            var engines = new Engines(roads, places, seed: 1);
            var other = reference is null ? null : new ReferenceEngine(reference, engines.WriteGraph(folder));
            var (own, theirs) = (new List<Timing>(), new List<Timing>());
            for (var round = 0; round < rounds; round++)
            {
                own.Add(engines.Measure());
                if (other is not null) theirs.Add(await other.MeasureAsync(engines.Checksum()));
            }
            var median = Timing.Median(own);
            page.Row("roads of the extract", $"{roads.Junctions:N0} junctions, {roads.Edges:N0} edges, {engines.States:N0} states, {engines.Moves:N0} moves");
            page.Row($"table {places:N0} × {places:N0}, times, 1 thread", Timing.Text(median.TableOneThread), median.TableOneThread, median.DijkstraTable);
            page.Row($"table {places:N0} × {places:N0}, times, all threads", Timing.Text(median.Table), median.Table, median.DijkstraTable);
            page.Row($"table {places:N0} × {places:N0}, times and distances, all threads", Timing.Text(median.TableWithDistances), median.TableWithDistances, median.DijkstraTable);
            page.Row("plain Dijkstra, the same table, 1 thread (worked out from 20 sources)", Timing.Text(median.DijkstraTable));
            page.Row("one path, time and distance", Timing.Text(median.Query), median.Query, median.DijkstraQuery);
            page.Row("plain Dijkstra, one path", Timing.Text(median.DijkstraQuery));
            page.Row("building the hierarchy, all threads", Timing.Text(median.Contraction));
            if (theirs.Count > 0) Compare(page, median, Timing.Median(theirs), places);
            page.Row($"table {LargeTable:N0} × {LargeTable:N0}, times and distances, all threads", Timing.Text(engines.LargeTable(LargeTable, out var megabytes)) +
                $", peak {megabytes:N0} MB of which 800 MB are the result");
            Console.WriteLine(page);
            if (doc is not null) await page.PutAsync(doc, cancel);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // As a user starts it, each time in a process of its own, compiled anew by the runtime.
    private static async Task CommandsAsync(string folder, string extract, int places, int rounds, Page page)
    {
        var environment = new Dictionary<string, string> { ["COVERAGE_HOME"] = folder };
        var imports = new List<Run>();
        for (var round = 0; round < 3; round++) imports.Add(await Run.CoverageAsync(environment, "roads", "import", extract, "--name", "bench", "--json"));
        page.Row("`coverage roads import`, the whole process", $"{ImportBenchmark.Middle(imports.Select(run => run.Seconds)):0.0} s, peak {imports.Max(run => run.PeakMegabytes):N0} MB");
        var points = Path.Combine(folder, "points.csv");
        WritePoints(points, Path.Combine(folder, "roads", "bench.roads"), places);
        var tables = new List<JsonElement>();
        for (var round = 0; round < rounds; round++)
        {
            var run = await Run.CoverageAsync(environment, "roads", "table", "--name", "bench", "--points", points, "--json");
            tables.Add(JsonDocument.Parse(run.Output).RootElement);
        }
        foreach (var (key, what) in new[] { ("load_s", "opening the file"), ("snap_s", $"{places:N0} points to roads"), ("table_s", $"their table") })
            page.Row($"`coverage roads table`: {what}", Timing.Text(ImportBenchmark.Middle(tables.Select(table => table.GetProperty(key).GetDouble()))));
    }

    private static void WritePoints(string path, string roads, int places)
    {
        using var network = CoverageMap.Geo.Roads.Networks.RoadNetwork.Open(roads);
        var (random, text) = (new Random(2), new StringBuilder("id,lon,lat\n"));
        for (var point = 0; point < places;)
        {
            var near = network.JunctionPosition(random.Next(network.Info.Junctions));
            text.Append(CultureInfo.InvariantCulture, $"{point++},{near.Lon + random.NextDouble() * 0.001:0.000000},{near.Lat + random.NextDouble() * 0.001:0.000000}\n");
        }
        File.WriteAllText(path, text.ToString());
    }

    private static void Compare(Page page, Timing own, Timing reference, int places)
    {
        page.Row($"reference engine: table {places:N0} × {places:N0}, times, 1 thread", Timing.Text(reference.TableOneThread));
        page.Row("our table as a multiple of it: 1 thread; all threads; with distances",
            $"{own.TableOneThread / reference.TableOneThread:0.00}; {own.Table / reference.TableOneThread:0.00}; {own.TableWithDistances / reference.TableOneThread:0.00}");
        page.Row("reference engine: one path", Timing.Text(reference.Query));
        page.Row("our path as a multiple of it", $"{own.Query / reference.Query:0.00}");
        page.Row("reference engine: building its hierarchy, 1 thread", Timing.Text(reference.Contraction));
        page.Row("our building as a multiple of it, all threads", $"{own.Contraction / reference.Contraction:0.00}");
    }
}
