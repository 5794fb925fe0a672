using CoverageMap.Geo.Coverage;
using CoverageMap.Viewer.Coverage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageMap.Viewer.Api;

/// <summary>The headline figures, for the leader's page to notice a change and for other programs.</summary>
internal static class CoverageEndpoints
{
    public static void MapCoverageApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/coverage", async (CurrentCoverage current, HttpContext http) =>
        {
            var state = await current.GetAsync(http.RequestAborted);
            return Results.Json(new
            {
                version = state.Version,
                asOf = state.AsOf,
                unitsOn = state.Coverage.UnitsOn,
                area = state.Coverage.AreaName,
                gaps = state.Coverage.Campaign.Gaps.Select(gap => Figures(gap.Code, state.Coverage.Total(gap.Code))),
                all = Figures(GapChoice.All, state.Coverage.Total(null)),
            });
        });

        app.MapGet("/api/coverage/hexagons/{gap}", async (
            string gap, CurrentCoverage current, HexagonTiles tiles, HttpContext http) =>
        {
            var state = await current.GetAsync(http.RequestAborted);
            var reach = await tiles.ReachAsync(GapChoice.Code(gap, state.Coverage.Campaign), http.RequestAborted);
            return Results.Json(new { eligible = reach.Eligible, located = reach.Located, sureByZoom = reach.SureByZoom });
        });
    }

    private static object Figures(string gap, GapCount count) =>
        new { gap, eligible = count.Eligible, done = count.Done, open = count.Open, rate = count.Rate };
}
