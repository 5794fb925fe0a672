using System.CommandLine;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Plans;

namespace CoverageMap.Cli.Commands;

internal static class PlanExportCommand
{
    private static readonly Argument<DateOnly> Day = new("date") { Description = "The day of the plan, YYYY-MM-DD." };
    private static readonly Option<string> Area = new("--area") { Description = "The plan's area.", Required = true };
    private static readonly Option<string> Out = new("--out") { Description = "The file to write.", Required = true };
    private static readonly Option<string> Format = new("--format") { Description = string.Join(", ", PlanExport.Formats) + ".", Required = true };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong([.. PlanExport.Formats]);
        return new Command("export", "Write the plan in force to a file.") { Day, Area, Format, Out }
            .Example("coverage plan export 2024-05-06 --area 692 --format gpx --out routes.gpx")
            .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
            {
                var (day, area, path) = (parsed.GetValue(Day), parsed.GetValue(Area)!, parsed.GetValue(Out)!);
                var plan = await new PlanStore(database).FindAsync(area, day, cancel) ?? throw new UserErrorException(
                    $"There is no plan of area {area} for {day:yyyy-MM-dd}; make one with `coverage plan {day:yyyy-MM-dd} --area {area}`.");
                var zone = TimeZoneInfo.FindSystemTimeZoneById((await new CampaignStore(database).CurrentAsync(cancel)).TimeZone);
                var legs = PlanLegs.Of(plan, new TravelTimesChoice(Installation.Roads));
                if (!legs.AreWhole) terminal.Say("The road file that the plan was made with is not at hand: its routes are straight lines.");
                try
                {
                    await using var output = File.Create(path);
                    PlanExport.Write(plan, legs, parsed.GetValue(Format)!, zone, output);
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    throw new UserErrorException($"{path} cannot be written: {error.Message}", error);
                }
                terminal.Result(new { plan = plan.Id, plan.Version, routes = plan.Routes.Count, file = path },
                    $"Version {plan.Version} of the plan, {plan.Routes.Count} routes, is in {path}.");
                return 0;
            });
    }
}
