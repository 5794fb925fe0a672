using System.Diagnostics;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Register;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Plans;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Teams;
using Npgsql;

namespace CoverageMap.Cli.Commands.Demos;

/// <summary>The figures of a demonstration. Distance in metres, work and stages in seconds.</summary>
internal sealed record DemoResult(
    int Households, int Residents, int Located, int Teams, int VisitsPlanned, int VisitsLeftOut, int GapsPlanned,
    long DistanceM, long WorkS, string TravelModel, PointWays Ways, int Violations, IReadOnlyDictionary<string, double> Seconds);

/// <summary>The stages of the demonstration; each leaves alone what an earlier run has done.</summary>
internal sealed class Demo(Terminal terminal, IDemoSample sample, DateOnly day)
{
    public const int DefaultHouseholds = 20_000;
    private const int Seed = 1;

    private readonly Dictionary<string, double> _seconds = [];

    private static string Folder => Path.Combine(Installation.Home, "demo");
    private string RegisterPath => Path.Combine(Folder, $"sample-{sample.Key}.csv");
    private string TruthPath => Path.Combine(Folder, $"truth-{sample.Key}.csv");

    public async Task<DemoResult> RunAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await RefuseOtherRegistersAsync(database, cancel);
        await StageAsync("areas", () => ImportAreasAsync(database, cancel));
        await StageAsync("campaign", () => SaveCampaignAsync(database, cancel));
        await StageAsync("sample", () => DrawAsync(cancel));
        await StageAsync("import", () => terminal.ProgressAsync("Importing the register", progress => ImportAsync(database, progress, cancel)));
        await StageAsync("geocode", () => terminal.ProgressAsync("Geocoding households", progress => new GeocodeHouseholds(database, Installation.Gazetteer, TimeProvider.System)
            .RunAsync(day, new GeocodeCommand.GeocodeShare(progress), cancel)));
        await StageAsync("teams", () => ImportTeamsAsync(database, cancel));
        await StageAsync("plan", () => terminal.ProgressAsync("Planning the day", progress => PlanAsync(database, progress, cancel)));
        return await ResultAsync(database, cancel);
    }

    public async Task<T> StageAsync<T>(string name, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        terminal.Say($"{name} …");
        var result = await work();
        _seconds[name] = Math.Round(watch.Elapsed.TotalSeconds, 1);
        return result;
    }

    /// <summary>Invented people must not get among real ones.</summary>
    private async Task RefuseOtherRegistersAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var others = await database.QueryAsync("SELECT file_name FROM register_import WHERE file_name <> $1 LIMIT 1",
            row => row.GetString(0), cancel, Path.GetFileName(RegisterPath));
        if (others.Count > 0)
            throw new UserErrorException(
                $"This database holds the register {others[0]}, which the sample must not mix with; name another with --database or COVERAGE_HOME.");
    }

    private async Task<bool> ImportAreasAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await sample.PrepareAsync(cancel);
        await sample.ImportAreasAsync(database, cancel);
        return true;
    }

    private async Task<bool> SaveCampaignAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        // One that somebody has changed since stays as it is.
        if ((await database.QueryAsync("SELECT 1 FROM campaign", row => row.GetInt32(0), cancel)).Count > 0) return false;
        await new CampaignStore(database).SaveAsync(Campaign(), cancel);
        return true;
    }

    private Campaign Campaign() => sample.CampaignOf(CampaignFile.Read(DemoFiles.CampaignFilePath));

    private async Task<bool> DrawAsync(CancellationToken cancel)
    {
        if (File.Exists(RegisterPath) && File.Exists(TruthPath)) return false;
        Directory.CreateDirectory(Folder);
        await terminal.ProgressAsync("Drawing the sample register", progress => Task.Run(() =>
        {
            sample.Draw(RegisterPath, TruthPath, Campaign(), progress, cancel);
            return true;
        }, cancel));
        return true;
    }

    private async Task<ImportResult> ImportAsync(NpgsqlDataSource database, IProgress<double> progress, CancellationToken cancel) =>
        await new ImportHouseholds(database, new CampaignStore(database), TimeProvider.System).RunAsync(
            RegisterPath, Path.Combine(Folder, $"rejected-{sample.Key}.csv"), progress, cancel);

    private async Task<bool> ImportTeamsAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        // Teams that somebody has changed since stay as they are.
        if ((await new TeamStore(database).AllAsync(cancel)).Any(team => team.Team.AreaCode == sample.AreaCode)) return false;
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, $"teams-{sample.AreaCode}.csv");
        await using (var file = new StreamWriter(path)) TeamFile.Write(file, sample.Teams());
        await TeamsCommand.ImportAsync(database, path, cancel);
        return true;
    }

    private async Task<bool> PlanAsync(NpgsqlDataSource database, IProgress<double> progress, CancellationToken cancel)
    {
        // One made with roads that were imported anew since is made again.
        if (await new PlanStore(database).FindAsync(sample.AreaCode, day, cancel) is { } plan
            && new TravelTimesChoice(Installation.Roads).Find(plan.TravelModel, out _) is not null) return false;
        await PlanCommand.RunAsync(database, day, sample.AreaCode, new SolveOptions { Seed = Seed }, progress, cancel);
        return true;
    }

    private async Task<DemoResult> ResultAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var (total, residents, located) = (await database.QueryAsync("""
            SELECT (SELECT count(*) FROM household)::integer, (SELECT count(*) FROM resident)::integer,
              (SELECT count(*) FROM household_location WHERE position IS NOT NULL)::integer
            """, row => (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), cancel))[0];
        var teams = (await new TeamStore(database).AllAsync(cancel)).Count(team => team.Team.AreaCode == sample.AreaCode);
        var plan = (await new PlanStore(database).FindAsync(sample.AreaCode, day, cancel))!;
        var check = await new CheckPlans(database, new TravelTimesChoice(Installation.Roads)).RunAsync(plan.Id, cancel);
        var stops = plan.Routes.SelectMany(route => route.Stops).ToList();
        return new DemoResult(total, residents, located, teams, stops.Count, plan.LeftOut.Count, stops.Sum(stop => stop.Tasks.Count),
            plan.DistanceMetres, plan.WorkSeconds, plan.TravelModel, plan.Ways, check.Violations.Count, _seconds);
    }
}
