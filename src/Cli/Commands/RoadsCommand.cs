using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Profiles;
using CoverageMap.Geo.Roads.Travel;
using Spectre.Console;
using Profile = CoverageMap.Geo.Roads.Profiles.Profile;

namespace CoverageMap.Cli.Commands;

internal static class RoadsCommand
{
    internal static readonly Option<string> Name = new("--name") { Description = "The road file; `coverage roads list` tells which there are.", Required = true };

    private static readonly Argument<string> File = new("file") { Description = "An OpenStreetMap extract: .osm.pbf, .osm, .osm.gz." };
    private static readonly Option<string?> ImportName = new("--name")
    {
        Description = "What to keep it under; by default the file's name, with the profile unless that is motorbike. The same name replaces.",
    };
    private static readonly Option<string> ProfileName = new("--profile")
    {
        Description = "motorbike, foot, car, bicycle, or a JSON file like those in data/profiles.",
        DefaultValueFactory = _ => TravelTimesChoice.Profile,
    };

    public static Command Create() => new("roads", "Roads that routes and travel times are found on.")
    {
        new Command("import", "Make a road file of an OpenStreetMap extract; plans of its area use it from then on.") { File, ImportName, ProfileName }
            .Example("coverage roads import data/roads/hanoi_southeast_2025.osm.pbf --name hanoi")
            .Does(ImportAsync),
        new Command("list", "List the road files.").Example("coverage roads list").Does(ListAsync),
        RoadsTableCommand.Create(), RoadsRouteCommand.Create(), RoadsLearnCommand.Create(),
    };

    internal static Profile ProfileOf(string nameOrPath)
    {
        var known = Installation.Data("profiles", nameOrPath + ".json");
        if (!nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !System.IO.File.Exists(known))
            throw new UserErrorException($"--profile '{nameOrPath}' is not known; take motorbike, foot, car or bicycle, or the path of a JSON file.");
        return ProfileFile.Read(System.IO.File.Exists(known) ? known : nameOrPath);
    }

    private static async Task<int> ImportAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var (path, profile) = (parsed.GetValue(File)!, ProfileOf(parsed.GetValue(ProfileName)!));
        var name = parsed.GetValue(ImportName) ?? DefaultName(path, profile.Name);
        var watch = Stopwatch.StartNew();
        var (roads, restrictions) = await terminal.ProgressAsync($"Reading {System.IO.Path.GetFileName(path)}", progress => Task.Run(() =>
            ImportRoads.Run(path, profile, Installation.Roads, name, TimeProvider.System, progress, cancel), cancel));
        var seconds = Math.Round(watch.Elapsed.TotalSeconds, 1);
        terminal.Result(new
        {
            roads.Name,
            roads.Profile,
            roads.Source,
            roads.DataDate,
            roads.Junctions,
            roads.Edges,
            roads.States,
            roads.Shortcuts,
            roads.Bounds,
            restrictions = new { restrictions.Seen, restrictions.Taken, ignored = restrictions.Skipped.ToDictionary(why => $"{why.Key}", why => why.Value) },
            seconds
        },
            $"{roads.Name}: {roads.Junctions:N0} junctions, {roads.Edges:N0} edges and {roads.Shortcuts:N0} shortcuts for {roads.Profile}" +
            $"{(roads.DataDate is { } day ? $", data of {day:yyyy-MM-dd}" : "")}; {restrictions.Taken:N0} of {restrictions.Seen:N0} turn restrictions" +
            (restrictions.Skipped.Count > 0 ? $" (ignored: {string.Join(", ", restrictions.Skipped.Select(why => $"{why.Value} {why.Key}"))})" : "") +
            $"; in {seconds:0.0} s.");
        return 0;
    }

    private static Task<int> ListAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var files = Installation.Roads.List(out var damaged);
        var table = new Table().AddColumns("Name", "Profile", "Edges", "Data of", "Imported", "MB", "Times");
        foreach (var info in files)
            table.AddRow(Markup.Escape(info.Name), Markup.Escape(info.Profile), $"{info.Edges:N0}", $"{info.DataDate:yyyy-MM-dd}",
                $"{info.Imported:yyyy-MM-dd}", $"{Bytes(info) / 1e6:0.0}", Markup.Escape(info.SpeedModel));
        if (files.Count > 0) terminal.Table(table);
        foreach (var one in damaged) terminal.Say($"Damaged: {one}");
        terminal.Result(new
        {
            roads = files.Select(info => new
            {
                info.Name,
                info.Profile,
                info.Source,
                info.DataDate,
                info.Imported,
                info.Junctions,
                info.Edges,
                info.Bounds,
                info.SpeedModel,
                bytes = Bytes(info),
            }),
            damaged
        }, files.Count + damaged.Count == 0
            ? "There is no road file; make one with `coverage roads import FILE.osm.pbf`." : $"{files.Count} road files in {Installation.Roads.Path}.");
        return Task.FromResult(0);
    }

    private static long Bytes(RoadFileInfo info) => new FileInfo(Installation.Roads.FileOf(info.Name)).Length;

    /// <summary>hanoi_southeast_2025.osm.pbf for foot is hanoi-southeast-2025-foot.</summary>
    private static string DefaultName(string path, string profile)
    {
        var stem = string.Concat(System.IO.Path.GetFileName(path).Split('.')[0].Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        if (stem.Length == 0) throw new UserErrorException($"No name can be made of '{System.IO.Path.GetFileName(path)}'; give one with --name.");
        return profile == TravelTimesChoice.Profile ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}-{profile}");
    }
}
