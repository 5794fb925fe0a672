using System.CommandLine;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Cli.Commands;

internal static class GazetteerCommand
{
    private static readonly Argument<string> File = new("file")
    {
        Description = "An OpenStreetMap extract (.osm.pbf, .osm, .osm.gz), or hamlet points as CSV with name, lon and lat.",
    };

    private static readonly Option<string?> Name = new("--name") { Description = "What to keep it under; by default the file's name. The same name replaces." };

    public static Command Create() => new("gazetteer", "Names of streets, houses, hamlets and venues that addresses are looked up in.")
    {
        new Command("import", "Take the names out of a file; every later geocoding knows them.") { File, Name }
            .Example("coverage gazetteer import data/roads/hanoi_drive_2025.osm.pbf --name ha-noi")
            .Does(async (parsed, terminal, cancel) =>
            {
                var path = parsed.GetValue(File)!;
                var name = parsed.GetValue(Name) ?? System.IO.Path.GetFileName(path).Split('.')[0].Replace('_', '-');
                var added = await terminal.ProgressAsync($"Reading {System.IO.Path.GetFileName(path)}", _ => Task.Run(() =>
                    GazetteerImport.Run(path, Installation.Gazetteer.Imported!, name, cancel), cancel));
                terminal.Result(new { name, streets = added.Streets, houses = added.Houses, hamlets = added.Hamlets, venues = added.Venues },
                    $"{name}: {added.Streets} stretches of street, {added.Houses} houses, {added.Hamlets} hamlets, {added.Venues} venues.");
                return 0;
            }),
    };
}
