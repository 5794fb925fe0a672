using CoverageMap.Geo.Visits;
using CoverageMap.Viewer.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoverageMap.Viewer.Api;

/// <summary>What phones send: outcomes at the door.</summary>
internal static class VisitEndpoints
{
    /// <summary>Bytes; an event of a household of twenty with all its gaps has some 6,000.</summary>
    private const int LargestEvent = 64 * 1024;

    public static void MapVisitsApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/token", (HttpContext http, IAntiforgery forgery) =>
            Results.Json(new { token = forgery.GetAndStoreTokens(http).RequestToken }));

        // 201 when the event is new, 200 when it was known: the phone may send again until it hears one of the two.
        app.MapPost("/api/visits", async (HttpContext http, VisitStore visits) =>
        {
            var request = await VisitRequest.ReadAsync(http.Request.Body, http.RequestAborted);
            var visit = request.ToEvent();
            var isNew = await visits.RecordAsync(visit, http.RequestAborted);
            return Results.Json(new { id = visit.Id, isNew },
                statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        }).AddEndpointFilter<ForgeryCheck>().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestEvent));
    }
}
