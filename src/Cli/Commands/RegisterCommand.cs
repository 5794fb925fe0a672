using System.CommandLine;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Coordinates;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Register;
using CoverageMap.Geo.Register.Headings;
using Spectre.Console;

namespace CoverageMap.Cli.Commands;

internal static class RegisterCommand
{
    private const int RowsShown = 10;

    private static readonly Argument<string> File = new("file") { Description = "A register: CSV or XLSX, one row for each resident." };
    private static readonly Option<string?> Report = new("--report") { Description = "Where rejected rows are written, with reason and repair." };

    private static readonly Option<string?> Sheet = new("--sheet") { Description = "The sheet of a workbook; by default the first." };
    private static readonly Option<string?> Mapping = new("--mapping") { Description = "A JSON file that says which column holds what, for headings that are not known." };
    private static readonly Option<string?> Coordinates = new("--coordinates")
    {
        Description = "The system of the positions: a province (\"Bình Phước\"), a meridian of VN-2000 (106°15'), an EPSG code; none leaves them out. By default WGS 84.",
    };

    private static readonly Option<int> Households = new("--households")
    {
        Description = "Households to draw; 273399 is the whole province.",
        DefaultValueFactory = _ => 20_000,
    };
    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed draws the same files.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Area = new("--area") { Description = "Code of a district or ward to draw from." };
    private static readonly Option<string> Out = new("--out") { Description = "The register to write.", Required = true };
    private static readonly Option<string> Truth = new("--truth") { Description = "Where the true positions are written.", Required = true };

    public static Command Create() => new("register", "The register of households and residents.")
    {
        new Command("import", "Import a register. Importing a file twice changes nothing.") { File, Report, Sheet, Mapping, Coordinates }
            .Example("coverage register import register.xlsx --coordinates \"Bình Phước\" --report rejected.csv")
            .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
            {
                var campaigns = new CampaignStore(database);
                var options = Options(parsed, await campaigns.CurrentAsync(cancel));
                var import = new ImportHouseholds(database, campaigns, TimeProvider.System);
                var result = await terminal.ProgressAsync("Importing the register", progress =>
                    import.RunAsync(parsed.GetValue(File)!, parsed.GetValue(Report), progress, cancel, options));
                Show(terminal, result, parsed.GetValue(Report));
                return 0;
            }),
        new Command("sample", "Draw a register of invented households from the census.") { Households, Seed, Area, Out, Truth }
            .Example("coverage register sample --households 2000 --seed 1 --out register.csv --truth truth.csv")
            .Does(async (parsed, terminal, cancel) =>
            {
                var options = new SampleOptions
                {
                    Households = parsed.GetValue(Households), Seed = parsed.GetValue(Seed), AreaCode = parsed.GetValue(Area),
                };
                var drawn = await terminal.ProgressAsync("Drawing the sample register", progress => Task.Run(() =>
                    DemoFiles.DrawRegister(options, parsed.GetValue(Out)!, parsed.GetValue(Truth)!, progress, cancel), cancel));
                terminal.Result(drawn, $"{drawn.Households} households with {drawn.Residents} residents drawn; {drawn.WrongRows} rows are wrong on purpose.");
                return 0;
            }),
        RegisterDuplicatesCommand.Create(),
    };

    private static RegisterFileOptions Options(ParseResult parsed, Campaign campaign)
    {
        var coordinates = parsed.GetValue(Coordinates);
        var takesPositions = !"none".Equals(coordinates, StringComparison.OrdinalIgnoreCase);
        return new RegisterFileOptions
        {
            Sheet = parsed.GetValue(Sheet),
            Mapping = parsed.GetValue(Mapping) is { } mapping ? RegisterMapping.Read(mapping, campaign) : RegisterMapping.None,
            TakesPositions = takesPositions,
            Coordinates = takesPositions && coordinates is not null ? CoordinateSystems.Find(coordinates) : null,
            PositionCheck = new WardOfAddress(campaign).Fault,
        };
    }

    /// <summary>Reads the gazetteer only when the register has a position.</summary>
    private sealed class WardOfAddress(Campaign campaign)
    {
        private WardCheck? _check;

        public string? Fault(string address, LonLat position) => (_check ??= Load()).Fault(address, position);

        private WardCheck Load()
        {
            var gazetteer = Installation.Gazetteer.Load();
            gazetteer.BeHome(campaign.AreaCode);
            return new WardCheck(new Geocoder(gazetteer), campaign.StartsOn);
        }
    }

    private static void Show(Terminal terminal, ImportResult result, string? report)
    {
        var table = new Table().AddColumns("Row", "Column", "Reason", "Repair");
        foreach (var row in result.Rejected.Take(RowsShown))
            table.AddRow($"{row.Row}", row.Column, Markup.Escape(row.Reason), Markup.Escape(row.Repair));
        if (result.Rejected.Count > 0) terminal.Table(table);
        foreach (var note in result.Notes) terminal.Say(note);
        terminal.Result(new
        {
            result.RowsRead,
            rejected = result.Rejected.Count,
            positions_not_taken = result.PositionsNotTaken,
            result.Notes,
            result.HouseholdsAdded,
            result.HouseholdsChanged,
            result.ResidentsAdded,
            result.ResidentsChanged,
            result.GapsAdded,
            result.GapsChanged,
            report,
        }, result == ImportResult.Nothing
            ? "This very file is the newest import already; nothing to do."
            : $"{result.RowsRead} rows read, {result.Rejected.Count} rejected" +
              (result.Rejected.Count > 0 ? report is null ? " (--report FILE keeps them all)" : $" (see {report})" : "") +
              (result.PositionsNotTaken > 0 ? $", {result.PositionsNotTaken} positions not taken" : "") +
              $"; households +{result.HouseholdsAdded} ~{result.HouseholdsChanged}, " +
              $"residents +{result.ResidentsAdded} ~{result.ResidentsChanged}, gaps +{result.GapsAdded} ~{result.GapsChanged}.");
    }
}
