using System.CommandLine;
using System.Globalization;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo.Areas;
using Spectre.Console;

namespace CoverageMap.Cli.Commands;

internal static class AreasCommand
{
    private static readonly Argument<string> File = new("file") { Description = "GeoJSON of ward boundaries." };
    private static readonly Option<DateOnly> From = new("--valid-from") { Description = "First day of validity, YYYY-MM-DD.", Required = true };
    private static readonly Option<DateOnly?> To = new("--valid-to") { Description = "First day on which it no longer holds, YYYY-MM-DD." };
    private static readonly Option<string> Province = new("--province")
    {
        Description = "Code and name of the province.",
        DefaultValueFactory = _ => "70 Tỉnh Bình Phước",
    };
    private static readonly Option<string?> Succession = new("--succession")
    {
        Description = "CSV that tells which older ward became which of these (old_code, new_code, overlap_share).",
    };

    // `coverage geocode --in` runs without the database, and knows these outlines all the same.
    private static void KeepForFiles(string path, DateOnly from)
    {
        var folder = Installation.Gazetteer.Imported!;
        Directory.CreateDirectory(folder);
        var name = Path.GetFileNameWithoutExtension(path).Replace('.', '-');
        System.IO.File.Copy(path, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.{from:yyyy-MM-dd}.outlines.geojson")), overwrite: true);
    }

    public static Command Create() => new("areas", "Administrative units with their period of validity.")
    {
        new Command("import", "Store ward boundaries; districts and the province are made of them.") { File, From, To, Province, Succession }
            .Example("coverage areas import data/areas/binh-phuoc-communes-2024.geojson --valid-from 2022-10-01 --valid-to 2025-07-01")
            .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
            {
                var province = parsed.GetValue(Province)!.Split(' ', 2, StringSplitOptions.TrimEntries);
                var areas = AreaFile.Read(parsed.GetValue(File)!, province[0], province.Length > 1 ? province[1] : province[0]);
                var store = new AreaStore(database);
                var from = parsed.GetValue(From);
                var added = await store.AddAsync(areas, from, parsed.GetValue(To), cancel);
                var successions = parsed.GetValue(Succession) is { } file
                    ? await store.AddSuccessionAsync(SuccessionFile.Read(file), from, cancel) : 0;
                KeepForFiles(parsed.GetValue(File)!, from);
                terminal.Result(new { read = areas.Count, added, successions },
                    $"{areas.Count} units read, {added} added, {successions} successions added.");
                return 0;
            }),
        new Command("list", "List the units.").Example("coverage areas list")
            .DoesOnDatabase(async (_, terminal, database, cancel) =>
            {
                var areas = await new AreaStore(database).AllAsync(cancel);
                var table = new Table().AddColumns("Code", "Level", "Name", "From", "To");
                foreach (var area in areas)
                    table.AddRow(area.Code, area.Level.ToString(), Markup.Escape(area.Name), $"{area.ValidFrom:yyyy-MM-dd}", $"{area.ValidTo:yyyy-MM-dd}");
                terminal.Table(table);
                terminal.Result(new { areas = areas.Select(area => new { area.Code, level = $"{area.Level}", area.Name, area.ValidFrom, area.ValidTo }) },
                    $"{areas.Count} units.");
                return 0;
            }),
    };
}
