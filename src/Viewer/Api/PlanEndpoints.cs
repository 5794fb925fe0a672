using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Planner.Plans;
using CoverageMap.Viewer.Jobs;
using CoverageMap.Viewer.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageMap.Viewer.Api;

/// <summary>What the board asks for besides its page: the map's features, planning again, the list of what was left out.</summary>
internal static class PlanEndpoints
{
    public static void MapPlansApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/plans/{area}/{day}/map", async (string area, string day, PlanStore plans, CurrentLegs legs, HttpContext http) =>
        {
            var plan = await FindAsync(plans, area, day, http);
            return Results.Json(PlanMap.Write(plan, legs.Of(plan)));
        });

        app.MapGet("/api/plans/{area}/{day}/left-out.csv", async (string area, string day, PlanStore plans, HttpContext http) =>
            Results.File(LeftOutCsv.Write(await FindAsync(plans, area, day, http)), "text/csv; charset=utf-8",
                $"left-out-{area}-{day}.csv"));

        app.MapGet("/api/plans/{area}/{day}/job", (string area, string day, PlanJobs jobs) =>
            jobs.Find(new PlanKey(area, DayText.Parse(day))) is { } job ? Results.Json(Describe(job)) : Results.NoContent());

        app.MapPost("/api/plans/{area}/{day}/job", async (
            string area, string day, PlanJobs jobs, AreaStore areas, HttpContext http) =>
        {
            var key = new PlanKey(area, DayText.Parse(day));
            await areas.FindAsync(area, key.Day, http.RequestAborted); // an unknown area is told now, not by a failed job
            return Results.Json(Describe(jobs.Start(key)), statusCode: StatusCodes.Status202Accepted);
        }).AddEndpointFilter<ForgeryCheck>().DisableAntiforgery();
    }

    private static async Task<StoredPlan> FindAsync(PlanStore plans, string area, string day, HttpContext http) =>
        await plans.FindAsync(area, DayText.Parse(day), http.RequestAborted)
        ?? throw new UserErrorException($"There is no plan of area '{area}' for {day}; make one with `coverage plan {day} --area {area}`.");

    private static object Describe(PlanJob job) => new
    {
        id = job.Id,
        state = job.State switch
        {
            PlanJobState.Waiting => "waiting",
            PlanJobState.Running => "running",
            PlanJobState.Done => "done",
            _ => "failed",
        },
        step = job.Progress?.Step.ToString().ToLowerInvariant(),
        visitsPlanned = job.Progress?.VisitsPlanned ?? 0,
        share = job.Progress?.Share ?? 0,
        error = job.Error,
    };
}
