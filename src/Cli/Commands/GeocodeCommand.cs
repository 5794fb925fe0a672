using System.CommandLine;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Geocoding;

namespace CoverageMap.Cli.Commands;

internal static class GeocodeCommand
{
    private static readonly Option<DateOnly?> AsOf = new("--as-of")
    {
        Description = "The day whose wards the households are put in; by default the campaign's first.",
    };

    public static Command Create() => new Command("geocode", "Find a position for every household that has none yet.") { AsOf }
        .Example("coverage geocode")
        .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
        {
            var day = parsed.GetValue(AsOf) ?? (await new CampaignStore(database).CurrentAsync(cancel)).StartsOn;
            var counts = await terminal.ProgressAsync("Geocoding households", progress =>
                new GeocodeHouseholds(database, TimeProvider.System).RunAsync(day, new Share(progress), cancel));
            terminal.Result(new { households = counts.Values.Sum(), by_match_code = counts.ToDictionary(count => $"{count.Key}", count => count.Value) },
                counts.Count == 0 ? "Every household has been geocoded already."
                    : $"{counts.Values.Sum()} households: {string.Join(", ", counts.Select(count => $"{count.Value} {count.Key.ToString().ToLowerInvariant()}"))}.");
            return 0;
        });

    /// <summary>Turns counts into the share that is done.</summary>
    internal sealed class Share(IProgress<double> progress) : IProgress<GeocodeProgress>
    {
        public void Report(GeocodeProgress value) => progress.Report((double)value.Done / Math.Max(1, value.Total));
    }
}
