using CoverageMap.Geo;
using CoverageMap.Geo.Coverage;
using CoverageMap.Viewer.Coverage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CoverageMap.Viewer.Tiles;

/// <summary>Vector tiles by layer and gap: /tiles/areas/cccd/9/408/239.mvt. They hold sums only, of no single household.</summary>
internal static class TileEndpoints
{
    public const string ContentType = "application/vnd.mapbox-vector-tile";

    public static void MapTiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tiles/areas/{gap}/{zoom:int}/{x:int}/{y:int}.mvt",
            (string gap, int zoom, int x, int y, HttpContext http, CurrentCoverage current, TileCache cache, AreaTiles tiles) =>
                AnswerAsync("areas", gap, new TileAddress(zoom, x, y), http, current, cache,
                    (tile, state, code) => tiles.ReadAsync(tile, state.Coverage, code, CancellationToken.None)));
        app.MapGet("/tiles/hexagons/{gap}/{zoom:int}/{x:int}/{y:int}.mvt",
            (string gap, int zoom, int x, int y, HttpContext http, CurrentCoverage current, TileCache cache, HexagonTiles tiles) =>
                AnswerAsync("hexagons", gap, new TileAddress(zoom, x, y), http, current, cache,
                    (tile, state, code) => tiles.ReadAsync(tile, state.Coverage, code, CancellationToken.None)));
    }

    // A tile is made to the end even when the one who asked has gone: others may be waiting for the same one.
    private static async Task<IResult> AnswerAsync(
        string layer, string gap, TileAddress tile, HttpContext http, CurrentCoverage current, TileCache cache,
        Func<TileAddress, CoverageState, string?, Task<byte[]>> make)
    {
        var state = await current.GetAsync(http.RequestAborted);
        var code = GapChoice.Code(gap, state.Coverage.Campaign);
        var address = $"{layer}/{gap}/{tile.Zoom}/{tile.X}/{tile.Y}";
        var etag = new EntityTagHeaderValue($"\"{state.Version}\"");
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false)))
        {
            http.Response.Headers.ETag = etag.ToString();
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }
        var bytes = await cache.GetAsync(state.Version, address, () => make(tile, state, code));
        return Results.Bytes(bytes, ContentType, entityTag: etag);
    }
}
