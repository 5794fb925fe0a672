using System.CommandLine;
using CoverageMap.Cli.Cluster;
using CoverageMap.Cli.Commands.Demos;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Database;
using Npgsql;
using Spectre.Console;

namespace CoverageMap.Cli.Commands;

/// <summary>The whole job on real wards and a sample register, from an empty machine to pages in the browser.</summary>
internal static class DemoCommand
{
    private static readonly Option<int> Households = new("--households")
    {
        Description = "Households of the sample register; 273399 is the whole province.",
        DefaultValueFactory = _ => Demo.DefaultHouseholds,
    };
    private static readonly Option<string> Area = new("--area") { Description = "The district whose day is planned.", DefaultValueFactory = _ => "692" };
    private static readonly Option<string?> City = new("--city")
    {
        Description = $"{CitySample.City}: a sample of its own along real streets and alleys, planned by roads, in a database of its own.",
    };
    private static readonly Option<DateOnly> Date = new("--date") { Description = "The day that is planned.", DefaultValueFactory = _ => new(2024, 5, 6) };
    private static readonly Option<bool> NoServe = new("--no-serve") { Description = "End after the summary instead of serving the pages." };
    private static readonly Option<string> Urls = new("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };

    public static Command Create()
    {
        City.AcceptOnlyFromAmong(CitySample.City);
        return new Command("demo", "Do the whole job on a sample register, then serve it.") { Households, Area, City, Date, NoServe, Urls }
            .Example("coverage demo --households 20000 --area 692")
            .Does(RunAsync);
    }

    private static IDemoSample SampleOf(ParseResult parsed)
    {
        if (parsed.GetValue(City) is null) return new ProvinceSample(parsed.GetValue(Households), parsed.GetValue(Area)!);
        foreach (var other in (Option[])[Households, Area])
            if (parsed.GetResult(other) is { Implicit: false })
                throw new UserErrorException($"--city brings its own households and area; leave {other.Name} out.");
        return new CitySample();
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var sample = SampleOf(parsed);
        var demo = new Demo(terminal, sample, parsed.GetValue(Date));
        var name = DatabaseOf(parsed);
        var connectionString = await demo.StageAsync("database", async () =>
        {
            var server = await DatabaseServer.ConnectionStringAsync(name, cancel);
            Schema.Migrate(server);
            return server;
        });
        var result = await RunAsync(demo, connectionString, cancel);
        Show(terminal, result);
        if (parsed.GetValue(NoServe)) return result.Violations == 0 ? 0 : Failure.Bug;
        terminal.Say($"\nPages of database {new NpgsqlConnectionStringBuilder(connectionString).Database}:");
        await ServeCommand.RunAsync(connectionString, parsed.GetValue(Urls)!,
            ["/", $"/plans/{sample.AreaCode}/{parsed.GetValue(Date):yyyy-MM-dd}"], terminal, cancel);
        return 0;
    }

    // Registers of different sizes share household codes, so each has a database of its own.
    private static string DatabaseOf(ParseResult parsed)
    {
        var (named, households) = (parsed.GetValue(CommandOptions.Database)!, parsed.GetValue(Households));
        if (parsed.GetResult(CommandOptions.Database) is { Implicit: false }) return named;
        if (parsed.GetValue(City) is { } city) return "coverage_" + city.Replace('-', '_');
        return households == Demo.DefaultHouseholds ? named : $"coverage_{households}";
    }

    private static async Task<DemoResult> RunAsync(Demo demo, string connectionString, CancellationToken cancel)
    {
        await using var database = Schema.Open(
            new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 }.ConnectionString);
        return await demo.RunAsync(database, cancel);
    }

    private static void Show(Terminal terminal, DemoResult result)
    {
        if (terminal.IsJson)
        {
            terminal.Result(result, "");
            return;
        }
        var table = new Table().Title("The job, end to end").AddColumns("", "").HideHeaders();
        table.Columns[1].RightAligned();
        foreach (var (label, value) in new (string, string)[]
        {
            ("households", $"{result.Households:N0}"), ("residents", $"{result.Residents:N0}"),
            ("located", $"{result.Located:N0} ({(double)result.Located / Math.Max(1, result.Households):P1})"),
            ("teams", $"{result.Teams}"), ("visits planned", $"{result.VisitsPlanned:N0}"),
            ("visits left out", $"{result.VisitsLeftOut:N0}"), ("gaps to be closed that day", $"{result.GapsPlanned:N0}"),
            ("distance", $"{result.DistanceM / 1000.0:N1} km"), ("work", $"{result.WorkS / 3600.0:N1} h"),
            ("travel times", result.Ways.ByRoad == 0 ? result.TravelModel : $"{result.TravelModel}; {result.Ways.ByRoad} places by road, {result.Ways.Straight} not"),
            ("violations", $"{result.Violations}"),
            ("seconds", string.Join("  ", result.Seconds.Select(stage => $"{stage.Key} {stage.Value:0.0}"))),
        }) table.AddRow(label, Markup.Escape(value));
        terminal.Table(table);
    }
}
