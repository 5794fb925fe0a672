using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Locations;
using CoverageMap.Viewer.Coverage;
using CoverageMap.Viewer.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoverageMap.Viewer.Api;

/// <summary>What the work list's page asks for: outlines on its map, decisions, and taking them back.</summary>
internal static class WorkListEndpoints
{
    private const int LargestDecision = 4 * 1024;

    public static void MapWorkListApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/areas/{id:int}/outline", async (int id, AreaOutlines outlines, HttpContext http) =>
        {
            var outline = await outlines.FindAsync(id, http.RequestAborted)
                ?? throw new UserErrorException($"Area number {id} is not known; load the page again.");
            http.Response.Headers.CacheControl = "private, max-age=86400"; // a unit never changes its boundary
            return Results.Text(outline, "application/geo+json");
        });

        app.MapPost("/api/worklist/decisions", async (
            HttpContext http, LocationChoiceStore choices, CampaignStore campaigns, TimeProvider clock) =>
        {
            var decision = (await DecisionRequest.ReadAsync(http.Request.Body, http.RequestAborted)).ToDecision();
            var day = UnitsDay.Of(await campaigns.CurrentAsync(http.RequestAborted), clock.GetUtcNow());
            var decided = await choices.ChooseAsync(decision, day, http.RequestAborted);
            return Results.Json(new { id = decided.Id, households = decided.Households }, statusCode: StatusCodes.Status201Created);
        }).Guarded();

        app.MapPost("/api/worklist/decisions/{id:guid}/withdrawal", async (Guid id, HttpContext http, LocationChoiceStore choices) =>
        {
            var request = await DecisionRequest.ReadAsync(http.Request.Body, http.RequestAborted);
            return Results.Json(new { households = await choices.WithdrawAsync(id, request.By ?? "", http.RequestAborted) });
        }).Guarded();
    }

    private static void Guarded(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter<ForgeryCheck>().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestDecision));
}
