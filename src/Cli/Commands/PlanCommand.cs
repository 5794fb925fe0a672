using System.CommandLine;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner;
using CoverageMap.Planner.Solving;
using Npgsql;

namespace CoverageMap.Cli.Commands;

internal static class PlanCommand
{
    private static readonly Argument<DateOnly> Day = new("date") { Description = "The day to plan, YYYY-MM-DD." };
    private static readonly Option<string> Area = new("--area") { Description = "Code of the ward, district or province.", Required = true };
    private static readonly Option<string> TimeLimit = new("--time-limit")
    {
        Description = "How long the solver may take, such as 30s or 2m; for fewer than 100 visits it takes less.",
        DefaultValueFactory = _ => "30s",
    };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of the solver.", DefaultValueFactory = _ => 1 };

    private static readonly MachineOption Machines = new();

    public static Command Create()
    {
        Durations.Require(TimeLimit);
        return new Command("plan", "Plan a day of an area: which team visits whom, when and in which order.") { Day, Area, TimeLimit, Seed, Machines, PlanExportCommand.Create() }
            .Example("coverage plan 2024-05-06 --area 692 --time-limit 30s")
            .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
            {
                var options = new SolveOptions { TimeLimit = Durations.Parse(parsed.GetValue(TimeLimit)!)!.Value, Seed = parsed.GetValue(Seed) };
                var plan = await terminal.ProgressAsync("Planning the day", progress => RunAsync(
                    database, parsed.GetValue(Day), parsed.GetValue(Area)!, options, progress, cancel, Machines.Engines(parsed)));
                terminal.Result(plan,
                    $"Plan {plan.PlanId}, version {plan.Version}: {plan.VisitsPlanned} visits with {plan.GapsPlanned} gaps planned, " +
                    $"{plan.VisitsLeftOut} left out, {plan.DistanceMetres / 1000.0:0.0} km, {plan.WorkSeconds / 3600.0:0.0} h of work, " +
                    $"{plan.Violations.Count} violations. Travel times: {plan.TravelModel}" +
                    (plan.Ways.ByRoad > 0 ? $"; {plan.Ways.ByRoad} places by road, {plan.Ways.Straight} along the great circle." : "."));
                return plan.Violations.Count == 0 ? 0 : Failure.Bug;
            });
    }

    internal static async Task<PlanDayResult> RunAsync(
        NpgsqlDataSource database, DateOnly day, string area, SolveOptions options, IProgress<double> progress, CancellationToken cancel,
        IReadOnlyList<IRoutingEngine>? machines = null)
    {
        var campaign = await new CampaignStore(database).CurrentAsync(cancel);
        // The solver keeps a thread busy until it is done.
        return await Task.Run(() => new PlanDay(database, TimeProvider.System, new TravelTimesChoice(Installation.Roads), campaign, machines)
            .RunAsync(day, area, options, new ByShare(progress), cancel), cancel);
    }

    private sealed class ByShare(IProgress<double> progress) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value) => progress.Report(value.Share);
    }
}
