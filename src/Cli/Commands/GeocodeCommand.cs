using System.CommandLine;
using System.Globalization;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Geocoding.Gazetteers;
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

    private static readonly Option<string?> Within = new("--within")
    {
        Description = "Code of the province that addresses without one lie in, such as 70; with it \"phường Tân Phú\" is that of Đồng Xoài.",
    };

    private static readonly Argument<string> Address = new("address") { Description = "An address as people write it." };
    private static readonly Argument<string> At = new("position") { Description = "LON,LAT in WGS 84 degrees." };

    public static Command Create() =>
        new Command("geocode", "Find a position for every household that has none yet, or for the addresses of a file.")
        {
            AsOf, Again, In, Out, Threads, Within, Explain(), Reverse(), Compare(),
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
        var day = Day(parsed);
        var counts = await terminal.ProgressAsync("Geocoding addresses", async progress =>
            await new GeocodeFile(new Geocoder(Load(parsed))).RunAsync(source, target, day, parsed.GetValue(Threads), progress, cancel));
        Show(terminal, "addresses", counts, null);
        return 0;
    }

    private static void Show(Terminal terminal, string things, IReadOnlyDictionary<MatchCode, int> counts, string? nothing) =>
        terminal.Result(new Dictionary<string, object>
        {
            [things] = counts.Values.Sum(),
            ["by_match_code"] = counts.ToDictionary(count => $"{count.Key}".ToLowerInvariant(), count => count.Value),
        }, nothing ?? $"{counts.Values.Sum()} {things}: {string.Join(", ", counts.Select(count => $"{count.Value} {count.Key.ToString().ToLowerInvariant()}"))}.");

    private static Gazetteer Load(ParseResult parsed)
    {
        var gazetteer = Installation.Gazetteer.Load();
        if (parsed.GetValue(Within) is { } code && !gazetteer.BeHome(code))
            throw new UserErrorException($"--within: no province has the code '{code}'; Bình Phước has 70, for one.");
        return gazetteer;
    }

    private static DateOnly Day(ParseResult parsed) => parsed.GetValue(AsOf) ?? CampaignFile.Read(DemoFiles.CampaignFilePath).StartsOn;

    private static Command Explain() =>
        new Command("address", "Resolve one address and show the evidence for each part.") { Address, AsOf, Within }
            .Example("coverage geocode address \"ấp 2, X. Loc Thanh, Lộc Ninh\"")
            .Does((parsed, terminal, _) =>
            {
                var (result, parts) = AddressExplanation.Of(new Geocoder(Load(parsed)), parsed.GetValue(Address)!, Day(parsed));
                var table = new Table().AddColumns("part", "name", "written", "evidence");
                foreach (var part in parts)
                    table.AddRow($"{part.Kind}", Markup.Escape(part.Name), Markup.Escape(part.Written ?? "–"), Evidence(part));
                terminal.Table(table);
                terminal.Result(new
                {
                    match_code = $"{result.Code}".ToLowerInvariant(),
                    ward_code = result.Ward?.Code,
                    lon = result.Position?.Lon,
                    lat = result.Position?.Lat,
                    uncertainty_m = result.UncertaintyMetres,
                    confidence = result.Confidence,
                    parts = parts.Select(part => new { kind = $"{part.Kind}".ToLowerInvariant(), part.Name, part.Written, evidence = Evidence(part) }),
                    candidates = result.Candidates.Select(candidate => new { code = candidate.Unit.Code, name = candidate.Unit.FullName, candidate.Score }),
                    reason = result.Reason,
                }, $"{result.Code}: {result.Ward?.FullName ?? result.District?.FullName ?? result.Province?.FullName ?? "–"}" +
                    (result.Position is { } at ? $", {at} ± {result.UncertaintyMetres} m" : "") +
                    (result.Candidates.Count > 0 ? $"; may be {string.Join(", ", result.Candidates.Select(candidate => $"{candidate.Unit.FullName} ({candidate.Unit.Code})"))}" : "") +
                    (result.Reason is { } reason ? $"; {reason}" : ""));
                return Task.FromResult(0);
            });

    private static string Evidence(PartOfAddress part) => part.Evidence switch
    {
        PartEvidence.AsWritten => "as written",
        PartEvidence.Expanded => "expanded",
        PartEvidence.WithoutDiacritics => "without diacritics",
        PartEvidence.Corrected => $"corrected by {part.Slips} letter{(part.Slips > 1 ? "s" : "")}",
        _ => "implied by the other parts",
    };

    private static Command Reverse() =>
        new Command("reverse", "Tell the ward, hamlet and street of a position.") { At, AsOf }
            .Example("coverage geocode reverse 106.8902,11.5321 --as-of 2025-08-01")
            .Does((parsed, terminal, _) =>
            {
                var position = Positions.Parse(parsed.GetValue(At)!, "position");
                var found = new ReverseGeocoder(Installation.Gazetteer.Load()).Find(position, Day(parsed));
                terminal.Result(new
                {
                    ward_code = found.Ward?.Code,
                    ward = found.Ward?.FullName,
                    district = found.Ward?.District?.FullName,
                    province = found.Ward?.Province.FullName,
                    in_outline = found.IsInOutline,
                    hamlet = found.Hamlet?.Name,
                    hamlet_m = found.Hamlet?.Metres,
                    street = found.Street?.Name,
                    street_m = found.Street?.Metres,
                    around = found.Around?.FullName,
                }, found.Ward is not { } ward
                    ? found.Around is { } around ? $"{around.FullName}; of which ward no outline tells." : "No ward is known there on that day."
                    : string.Join(", ", new[] { ward.FullName, ward.District?.FullName, ward.Province.FullName }.OfType<string>()) +
                      (found.IsInOutline ? "" : " (by its published centre; no outline is loaded)") +
                      (found.Hamlet is { } hamlet ? $"; {hamlet.Name} {hamlet.Metres:N0} m away" : "") +
                      (found.Street is { } street ? $"; {street.Name} {street.Metres:N0} m away" : ""));
                return Task.FromResult(0);
            });

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
