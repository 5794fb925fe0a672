using System.CommandLine;
using System.Text.Json;
using CoverageMap.Support;

namespace CoverageMap.Benchmarks;

/// <summary>Time of `coverage register import` as a multiple of `psql \copy` of the same rows, side by side, the median of some rounds.</summary>
internal static class ImportBenchmark
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Prepared = "benchmark_prepared";
    private const string Scratch = "benchmark_scratch";

    private static readonly Option<int> Households = new("--households") { Description = "Households to draw.", DefaultValueFactory = _ => 273_399 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Rounds; each runs every way once.", DefaultValueFactory = _ => 5 };

    public static Command Create()
    {
        var command = new Command("import",
            "Import of a sample register, the whole process, against psql \\copy into plain tables with the same keys " +
            "(household: primary key, unique code; resident: primary key, unique number in the household, foreign key), " +
            "without the gaps and with them as two numbers. On a private cluster of its own with the settings users get.")
        { Households, Rounds };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(Households), parsed.GetValue(Rounds)));
        return command;
    }

    private static async Task<int> RunAsync(int households, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("coverage-benchmark-").FullName;
        try
        {
            // The server may run as another user than this one, who has to get in.
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
            await using var server = await BenchmarkServer.StartAsync(Path.Combine(folder, "home"));
            await MeasureAsync(server, folder, households, rounds);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(BenchmarkServer server, string folder, int households, int rounds)
    {
        var register = Path.Combine(folder, "register.csv");
        await Run.CoverageAsync([], "register", "sample", "--households", $"{households}", "--out", register, "--truth", Path.Combine(folder, "truth.csv"));
        var plain = new PlainTables(folder);
        var rows = plain.Write(register);
        Console.WriteLine($"{rows.Households} households, {rows.Residents} residents, {rounds} rounds. Seconds:");
        await PrepareAsync(server);
        // The same rows in a file of another digest: nothing to write, everything to look up.
        var again = Path.Combine(folder, "again.csv");
        await File.WriteAllTextAsync(again, "# again\n" + await File.ReadAllTextAsync(register));
        List<double> copy = [], copyGaps = [], import = [], same = [], memory = [];
        for (var round = 1; round <= rounds; round++)
        {
            copy.Add((await OnScratchAsync(server, () => server.PsqlAsync(Scratch, plain.WithoutGaps))).Seconds);
            var first = await OnScratchAsync(server, () => server.CoverageAsync(Scratch, "register", "import", register, "--json"));
            import.Add(first.Seconds);
            memory.Add(first.PeakMegabytes);
            same.Add((await server.CoverageAsync(Scratch, "register", "import", again, "--json")).Seconds);
            copyGaps.Add((await OnScratchAsync(server, () => server.PsqlAsync(Scratch, plain.WithGaps))).Seconds);
            Console.WriteLine($"  {round}: copy {copy[^1]:0.00}, copy with gaps {copyGaps[^1]:0.00}, import {import[^1]:0.00} " +
                $"({memory[^1]:0} MB), again {same[^1]:0.00}; ratio {import[^1] / copy[^1]:0.00}, with gaps {import[^1] / copyGaps[^1]:0.00}");
        }
        Print(new
        {
            benchmark = "import",
            households = rows.Households,
            residents = rows.Residents,
            rounds,
            copy_s = Median(copy),
            copy_with_gaps_s = Median(copyGaps),
            import_s = Median(import),
            import_again_s = Median(same),
            ratio = Median(import.Zip(copy, (ours, theirs) => ours / theirs)),
            ratio_with_gaps = Median(import.Zip(copyGaps, (ours, theirs) => ours / theirs)),
            peak_mb = memory.Max(),
        });
    }

    private static async Task PrepareAsync(BenchmarkServer server)
    {
        await server.CreateAsync(Prepared, "template1");
        await server.CoverageAsync(Prepared, "db", "migrate");
        await server.CoverageAsync(Prepared, "areas", "import", ProjectData.File("areas", "binh-phuoc-communes-2024.geojson"), "--valid-from", "2022-10-01");
        await server.CoverageAsync(Prepared, "campaign", "import", ProjectData.File("campaigns", "4-phu.json"));
    }

    private static async Task<Run> OnScratchAsync(BenchmarkServer server, Func<Task<Run>> work)
    {
        await server.CreateAsync(Scratch, Prepared);
        await server.CheckpointAsync();
        return await work();
    }

    internal static double Median(IEnumerable<double> values) => Math.Round(Middle(values), 3);

    internal static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
    }

    internal static void Print(object figures) => Console.WriteLine(JsonSerializer.Serialize(figures, Readable));
}
