using System.CommandLine;
using System.Globalization;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Roads.Learning;
using CoverageMap.Geo.Roads.Networks;
using Npgsql;
using Spectre.Console;

namespace CoverageMap.Cli.Commands;

internal static class RoadsLearnCommand
{
    private static readonly Option<DateOnly?> From = new("--from") { Description = "First day of visits, YYYY-MM-DD; by default the campaign's." };
    private static readonly Option<DateOnly?> To = new("--to") { Description = "Last day; by default the campaign's." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show the factors and keep nothing." };

    /// <summary>A network's times hold all day: the mean over these hours is worked in.</summary>
    private const int FirstHour = 7, HourAfterLast = 17;

    public static Command Create() =>
        new Command("learn", "Learn from visits how much slower or faster than the profile roads are, by class and hour.") { RoadsCommand.Name, From, To, DryRun }
            .Example("coverage roads learn --name hanoi --dry-run")
            .DoesOnDatabase(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, NpgsqlDataSource database, CancellationToken cancel)
    {
        var (name, options) = (parsed.GetValue(RoadsCommand.Name)!, new LearnOptions());
        var campaign = await new CampaignStore(database).CurrentAsync(cancel);
        var (from, to) = (parsed.GetValue(From) ?? campaign.StartsOn, parsed.GetValue(To) ?? campaign.EndsOn);
        if (from > to) throw new UserErrorException($"--from {from:yyyy-MM-dd} is after --to {to:yyyy-MM-dd}; swap them.");
        var visits = await new SeenVisitStore(database).ReadAsync(from, to, options.CallWithoutService, cancel);
        using var network = Installation.Roads.Open(name);
        if (network.Info.SpeedModel != RoadFileInfo.ProfileSpeeds)
            throw new UserErrorException($"The times of '{name}' are learned ones ({network.Info.SpeedModel}); name the file they were learned on.");
        var observe = new ObserveRides(network, options, TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone));
        var rides = await Task.Run(() => observe.From(visits), cancel);
        var factors = LearnSpeeds.From(rides, options);
        var file = parsed.GetValue(DryRun) ? null : SpeedFactorsFile.PathOf(Installation.Roads, name);
        if (file is not null) SpeedFactorsFile.Write(file, factors, from, to);
        var learned = file is null || !factors.Any ? null : await terminal.ProgressAsync("Working the times in", progress => Task.Run(() => ApplySpeeds.Run(
            network, road => factors.Average(road, FirstHour, HourAfterLast), string.Create(CultureInfo.InvariantCulture, $"learned {from:yyyy-MM-dd} to {to:yyyy-MM-dd}, {factors.Rides} rides"),
            Installation.Roads, name + "-learned", TimeProvider.System, progress, cancel), cancel));
        Show(terminal, factors, options);
        terminal.Result(new
        {
            name,
            from,
            to,
            visits = visits.Count,
            rides = factors.Rides,
            discarded = observe.Discarded.ToDictionary(why => $"{why.Key}", why => why.Value),
            rides_needed = options.RidesNeeded,
            used = factors.Any,
            classes = factors.Classes,
            file,
            learned = learned?.Name,
        }, $"{visits.Count:N0} visits with a position, {factors.Rides:N0} rides between them" +
            (observe.Discarded.Count > 0 ? $" (not taken: {string.Join(", ", observe.Discarded.Select(why => $"{why.Value} {why.Key}"))})" : "") +
            (factors.Any ? "" : $"; no class has the {options.RidesNeeded:0} rides that it takes, so the profile's speeds hold") +
            (file is null ? "." : $". Kept in {file}.") +
            (learned is null ? "" : $" Plans from now on go by {learned.Name}, with the means of {FirstHour} to {HourAfterLast} o'clock."));
        return 0;
    }

    private static void Show(Terminal terminal, SpeedFactors factors, LearnOptions options)
    {
        if (factors.Classes.Count == 0) return;
        var table = new Table().AddColumns("Class", "Rides", "Times ×", "Used", "By hour, 7 to 18");
        foreach (var known in factors.Classes)
            table.AddRow(Markup.Escape(known.ClassName), $"{known.Rides:N0}", $"{known.Factor:0.00}",
                known.IsUsed ? "yes" : $"no, below {options.RidesNeeded:0}", string.Join(' ', known.ByHour.Skip(7).Take(12).Select(factor => $"{factor:0.00}")));
        terminal.Table(table);
    }
}
