using System.CommandLine;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Geocoding;
using Spectre.Console;

namespace CoverageMap.Cli.Commands;

internal static class GeocodeCommand
{
    private static readonly Option<DateOnly?> AsOf = new("--as-of")
    {
        Description = "The day whose wards the households are put in; by default the campaign's first.",
    };

    private static readonly Option<bool> Again = new("--again")
    {
        Description = "Also those that could not be resolved before; worth it after the gazetteer has grown.",
    };

    private static readonly Argument<string> Truth = new("truth") { Description = "CSV with household, lon, lat and ward_code." };

    private static readonly Option<string?> In = new("--in")
    {
        Description = "A CSV of addresses with the columns id and address; geocoded into --out without a database.",
    };

    private static readonly Option<string?> Out = new("--out") { Description = "The CSV to write, a row for each address in the same order." };

    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "Addresses resolved at the same time.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public static Command Create() =>
        new Command("geocode", "Find a position for every household that has none yet, or for the addresses of a file.")
        {
            AsOf, Again, In, Out, Threads, Compare(),
        }
        .Example("coverage geocode --in addresses.csv --out results.csv")
        .Does((parsed, terminal, cancel) => (parsed.GetValue(In), parsed.GetValue(Out)) switch
        {
            (null, null) => HouseholdsAsync(parsed, terminal, cancel),
            ({ } source, { } target) => FileAsync(source, target, parsed, terminal, cancel),
            _ => throw new UserErrorException("--in and --out belong together: `coverage geocode --in addresses.csv --out results.csv`."),
        });

    private static async Task<int> HouseholdsAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        await using var database = await CommandOptions.OpenAsync(parsed.GetValue(CommandOptions.Database)!, cancel);
        var day = parsed.GetValue(AsOf) ?? (await new CampaignStore(database).CurrentAsync(cancel)).StartsOn;
        var geocode = new GeocodeHouseholds(database, Installation.Gazetteer, TimeProvider.System);
        if (parsed.GetValue(Again)) await geocode.ForgetUnresolvedAsync(cancel);
        var counts = await terminal.ProgressAsync("Geocoding households", progress => geocode.RunAsync(day, new GeocodeShare(progress), cancel));
        Show(terminal, "households", counts, counts.Count == 0 ? "Every household has been geocoded already." : null);
        return 0;
    }

    private static async Task<int> FileAsync(string source, string target, ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        if (parsed.GetValue(Threads) is < 1 or > 256) throw new UserErrorException($"--threads is 1 to 256, not {parsed.GetValue(Threads)}.");
        var day = parsed.GetValue(AsOf) ?? CampaignFile.Read(DemoFiles.CampaignFilePath).StartsOn;
        var counts = await terminal.ProgressAsync("Geocoding addresses", async progress =>
            await new GeocodeFile(new Geocoder(Installation.Gazetteer.Load())).RunAsync(source, target, day, parsed.GetValue(Threads), progress, cancel));
        Show(terminal, "addresses", counts, null);
        return 0;
    }

    private static void Show(Terminal terminal, string things, IReadOnlyDictionary<MatchCode, int> counts, string? nothing) =>
        terminal.Result(new Dictionary<string, object>
        {
            [things] = counts.Values.Sum(),
            ["by_match_code"] = counts.ToDictionary(count => $"{count.Key}".ToLowerInvariant(), count => count.Value),
        }, nothing ?? $"{counts.Values.Sum()} {things}: {string.Join(", ", counts.Select(count => $"{count.Value} {count.Key.ToString().ToLowerInvariant()}"))}.");

    private static Command Compare() =>
        new Command("compare", "Measure the positions against known ones, such as a sample's truth file.") { Truth }
            .Example("coverage geocode compare truth.csv")
            .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
            {
                var lines = await new GeocodeComparison(database).RunAsync(parsed.GetValue(Truth)!, cancel);
                var table = new Table().AddColumns("match code", "households", "in true ward", "within uncertainty", "median error", "90 %");
                foreach (var line in lines)
                    table.AddRow(line.MatchCode, $"{line.Households:N0}", $"{line.InTrueWard:N0}", $"{line.WithinUncertainty:N0}",
                        Metres(line.MedianErrorMetres), Metres(line.P90ErrorMetres));
                terminal.Table(table);
                var located = lines.Where(line => line.MedianErrorMetres is not null).ToList();
                var (households, inWard, within) =
                    (located.Sum(line => line.Households), located.Sum(line => line.InTrueWard), located.Sum(line => line.WithinUncertainty));
                var total = lines.Sum(line => line.Households);
                terminal.Result(new { households = total, located = households, in_true_ward = inWard, within_uncertainty = within, by_match_code = lines },
                    $"{households} of {total} located ({Share(households, total):P2}); of these {Share(inWard, households):P2} in their " +
                    $"true ward, {Share(within, households):P2} within their stated uncertainty.");
                return 0;
            });

    private static string Metres(double? metres) => metres is { } known ? $"{known:N0} m" : "–";

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    /// <summary>Turns counts into the share that is done.</summary>
    internal sealed class GeocodeShare(IProgress<double> progress) : IProgress<GeocodeProgress>
    {
        public void Report(GeocodeProgress value) => progress.Report((double)value.Done / Math.Max(1, value.Total));
    }
}
