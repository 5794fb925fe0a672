using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner;
using CoverageMap.Planner.Solving;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CoverageMap.Viewer.Jobs;

/// <summary>Registers planning in the background.</summary>
internal static class PlanJobServices
{
    public static void AddPlanJobs(this IServiceCollection services, RoadFolder roads, TimeSpan timeLimit)
    {
        services.AddSingleton(new TravelTimesChoice(roads));
        services.AddSingleton<PlanWork>(provider => (key, progress, cancel) =>
            PlanAsync(provider, new SolveOptions { TimeLimit = timeLimit }, key, progress, cancel));
        services.AddSingleton<PlanJobs>();
        services.AddHostedService(provider => provider.GetRequiredService<PlanJobs>());
    }

    private static async Task PlanAsync(
        IServiceProvider services, SolveOptions options, PlanKey key, IProgress<PlanProgress> progress, CancellationToken cancel)
    {
        var campaign = await services.GetRequiredService<CampaignStore>().CurrentAsync(cancel);
        var planDay = new PlanDay(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<TravelTimesChoice>(), campaign);
        await planDay.RunAsync(key.Day, key.AreaCode, options, progress, cancel);
    }
}
