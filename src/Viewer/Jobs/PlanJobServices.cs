using Microsoft.Extensions.DependencyInjection;

namespace CoverageMap.Viewer.Jobs;

/// <summary>Registers planning in the background.</summary>
internal static class PlanJobServices
{
    public static void AddPlanJobs(this IServiceCollection services)
    {
        services.AddSingleton<PlanWork>(_ => (_, _, _) => throw new Geo.ServiceUnavailableException("No planner yet."));
        services.AddSingleton<PlanJobs>();
        services.AddHostedService(provider => provider.GetRequiredService<PlanJobs>());
    }
}
