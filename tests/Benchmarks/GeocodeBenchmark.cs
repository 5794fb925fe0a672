using System.CommandLine;
using System.Globalization;
using System.Text;
using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register;
using CoverageMap.Support;
using Sylvan.Data.Csv;

namespace CoverageMap.Benchmarks;

/// <summary>
/// `coverage geocode` on the sample register of the whole province against its truth, and on addresses of all of Vietnam
/// written in the ways that people write; speed and memory of the whole process.
/// </summary>
internal static class GeocodeBenchmark
{
    private static readonly Option<int> Households = new("--households") { Description = "Households to draw.", DefaultValueFactory = _ => 273_399 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Rounds of the timing; the median counts.", DefaultValueFactory = _ => 3 };
    private static readonly Option<string?> Doc = new("--doc") { Description = "A page to put the tables into, between its markers." };

    public static Command Create()
    {
        var command = new Command("geocode", "Quality and speed of the geocoder.") { Households, Rounds, Doc };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(Households), parsed.GetValue(Rounds), parsed.GetValue(Doc), cancel));
        return command;
    }

    private static async Task<int> RunAsync(int households, int rounds, string? doc, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("coverage-benchmark-").FullName;
        try
        {
            var page = new StringBuilder();
            var truth = Draw(folder, households);
            await SampleAsync(folder, "The sample register, from the lists of all of Vietnam", [], truth, page);
            await SampleAsync(folder, "The same, `--within 70`: addresses without a province are Bình Phước's", ["--within", "70"], truth, page);
            await CountryAsync(folder, page);
            await SpeedAsync(folder, households, rounds, page);
            Console.WriteLine(page);
            if (doc is not null) await PutAsync(doc, page.ToString(), cancel);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, GeocodeTruth> Draw(string folder, int households)
    {
        using (var register = new StreamWriter(Path.Combine(folder, "register.csv")))
        using (var truth = new StreamWriter(Path.Combine(folder, "truth.csv")))
            SampleRegister.Write(new SampleOptions { Households = households, Seed = 1 }, SampleSource.Read(ProjectData.Folder),
                CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json")), register, truth);
        var addresses = new Dictionary<string, string>();
        foreach (var row in Rows(Path.Combine(folder, "register.csv"), "household", "address")) addresses.TryAdd(row[0], row[1]);
        using (var file = new StreamWriter(Path.Combine(folder, "sample.csv")))
        {
            file.Write("id,address\n");
            foreach (var (id, address) in addresses) file.Write($"{id},{CsvCell.Quote(address)}\n");
        }
        return Rows(Path.Combine(folder, "truth.csv"), "household", "lon", "lat", "ward_code", "ward").ToDictionary(row => row[0],
            row => new GeocodeTruth(addresses.GetValueOrDefault(row[0], ""), new LonLat(Number(row[1]), Number(row[2])), row[3], row[4]));
    }

    private static async Task SampleAsync(string folder, string title, string[] options, Dictionary<string, GeocodeTruth> truth, StringBuilder page)
    {
        var results = Path.Combine(folder, "results.csv");
        await Run.CoverageAsync(new() { ["COVERAGE_HOME"] = folder }, ["geocode", "--in", Path.Combine(folder, "sample.csv"), "--out", results, .. options]);
        var quality = new GeocodeQuality();
        foreach (var row in Rows(results, "id", "ward_code", "lon", "lat", "uncertainty_m", "match_code", "candidates"))
            if (truth.TryGetValue(row[0], out var place)) quality.Add(place, row);
        page.Append(CultureInfo.InvariantCulture, $"### {title}\n\n").Append(quality.Table()).Append('\n');
        ImportBenchmark.Print(new { benchmark = "geocode", title, quality.Households, quality.NamingTheirWard, quality.WardRightOfNaming, quality.WardRight });
    }

    private static async Task CountryAsync(string folder, StringBuilder page)
    {
        var (source, results) = (Path.Combine(folder, "country.csv"), Path.Combine(folder, "country-results.csv"));
        var written = CountryAddresses.Write(Rows(ProjectData.File("units", "vietnam-communes-2024.csv"), "Mã", "Tên", "Quận Huyện", "Tỉnh / Thành Phố"), source);
        await Run.CoverageAsync(new() { ["COVERAGE_HOME"] = folder }, "geocode", "--in", source, "--out", results);
        var counts = written.Forms.ToDictionary(form => form, _ => new int[3]);
        foreach (var row in Rows(results, "id", "ward_code", "candidates"))
        {
            var (form, ward) = written.Truth[int.Parse(row[0], CultureInfo.InvariantCulture)];
            counts[form][row[1] == ward ? 0 : row[1] == "" ? row[2].Contains(ward, StringComparison.Ordinal) ? 1 : 2 : 2]++;
        }
        page.Append("### Wards of all of Vietnam, each drawn ward written in every form\n\n| form | addresses | ward right | among the candidates | other ward or none |\n|---|---:|---:|---:|---:|\n");
        foreach (var (form, count) in counts)
        {
            var all = count.Sum();
            page.Append(CultureInfo.InvariantCulture, $"| {form} | {all:N0} | {(double)count[0] / all:P2} | {(double)count[1] / all:P2} | {(double)count[2] / all:P2} |\n");
        }
        page.Append('\n');
    }

    private static async Task SpeedAsync(string folder, int households, int rounds, StringBuilder page)
    {
        var (source, results, one) = (Path.Combine(folder, "sample.csv"), Path.Combine(folder, "results.csv"), Path.Combine(folder, "one.csv"));
        await File.WriteAllTextAsync(one, "id,address\n1,\"xã Lộc Hòa, huyện Lộc Ninh\"\n");
        List<double> start = [], all = [], memory = [];
        for (var round = 0; round < rounds; round++)
        {
            start.Add((await Run.CoverageAsync(new() { ["COVERAGE_HOME"] = folder }, "geocode", "--in", one, "--out", results)).Seconds);
            var run = await Run.CoverageAsync(new() { ["COVERAGE_HOME"] = folder }, "geocode", "--in", source, "--out", results, "--threads", "2");
            all.Add(run.Seconds);
            memory.Add(run.PeakMegabytes);
        }
        var perSecond = households / Math.Max(0.001, ImportBenchmark.Median(all) - ImportBenchmark.Median(start));
        page.Append(CultureInfo.InvariantCulture, $"""
            ### Speed

            | whole process, median of {rounds}, two threads | |
            |---|---:|
            | start, one address | {ImportBenchmark.Median(start):0.00} s |
            | {households:N0} addresses | {ImportBenchmark.Median(all):0.00} s |
            | addresses a second, the start taken off | {perSecond:N0} |
            | largest memory | {memory.Max():0} MB |


            """);
        ImportBenchmark.Print(new { benchmark = "geocode speed", start_s = ImportBenchmark.Median(start), all_s = ImportBenchmark.Median(all), per_second = perSecond, peak_mb = memory.Max() });
    }

    private static Task PutAsync(string doc, string tables, CancellationToken cancel) => DocumentPart.PutAsync(doc,
        "<!-- figures: dotnet run -c Release --project tests/Benchmarks -- geocode --doc docs/geocoding.md -->\n", "<!-- end of figures -->",
        $"\n{tables.TrimEnd()}\n\n", cancel);

    internal static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    internal static List<string[]> Rows(string path, params string[] columns)
    {
        // The sample says in its first lines that it is invented.
        using var text = new StreamReader(path);
        while (text.Peek() == '#') text.ReadLine();
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = ',' });
        int[] ordinals = [.. columns.Select(csv.GetOrdinal)];
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. ordinals.Select(csv.GetString)]);
        return rows;
    }
}
