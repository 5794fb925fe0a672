using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Viewer.Roads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>
/// OSRM's calls route, table, nearest, match and trip, so that clients made for it ask our roads; docs/osrm.md tells what
/// differs. Open to pages of every site: the answers tell of roads, never of people.
/// </summary>
internal static class OsrmEndpoints
{
    private const string Prefix = "/osrm";

    // Clients that know a host and a port only, such as VROOM, ask without a prefix.
    // With POST the query is in the body.
    private const string Bare = "/{service:regex(^(route|table|nearest|match|trip)$)}/v{version:int}/{profile}/{**query}";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "OPTIONS"];

    public static void MapOsrm(this IEndpointRouteBuilder app)
    {
        foreach (var path in new[] { Prefix, Prefix + "/{**any}", Bare }) app.Map(path, AnswerAsync);
    }

    private static async Task AnswerAsync(HttpContext http, RoadCatalogue roads, OsrmLimits limits)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.AccessControlAllowMethods = string.Join(", ", Methods);
        http.Response.Headers.AccessControlAllowHeaders = "*";
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        if (!Methods.Contains(http.Request.Method))
        {
            http.Response.Headers.Allow = string.Join(", ", Methods);
            await RefuseAsync(http, new OsrmMistake("InvalidMethod", "Method not allowed. Use GET, HEAD, POST, or OPTIONS."));
            return;
        }
        try
        {
            await ServeAsync(http, await ReadAsync(http, limits), roads);
        }
        catch (OsrmMistake mistake) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, mistake);
        }
        catch (UserErrorException mistake) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, OsrmMistake.Value(mistake.Message));
        }
    }

    private static async Task<(OsrmUrl Url, OsrmOptions Options)> ReadAsync(HttpContext http, OsrmLimits limits)
    {
        // As it was sent: a polyline may hold what looks like a query or a part of a path.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var isPosted = HttpMethods.IsPost(http.Request.Method);
        if (target.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) target = target[Prefix.Length..];
        var url = OsrmUrl.Parse(target, withQuery: !isPosted);
        if (!OsrmGrammar.Has(url.Service)) throw new OsrmMistake("InvalidService", $"Service {url.Service} not found!");
        if (url.Version != 1) throw new OsrmMistake("InvalidVersion", $"Service {url.Service} not found!");
        if (isPosted) url = url with { Query = await PostedAsync(http, limits) };
        var options = OsrmQuery.Read(url);
        OsrmChecks.Options(url.Service, options);
        OsrmChecks.Size(url.Service, options, limits);
        OsrmChecks.Values(url.Service, options);
        return (url, options);
    }

    private static async Task<string> PostedAsync(HttpContext http, OsrmLimits limits)
    {
        if (!http.Request.HasJsonContentType())
            throw new OsrmMistake("InvalidContentType", "POST requests require a Content-Type of application/json.");
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = 2 * limits.RequestLineBytes;
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            return PostedQuery.Of(body.RootElement);
        }
        catch (JsonException error)
        {
            throw new OsrmMistake("InvalidQuery", $"The body is no JSON: {error.Message}");
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw OsrmMistake.TooBig($"The body is larger than {2 * limits.RequestLineBytes} bytes.");
        }
    }

    private static async Task ServeAsync(HttpContext http, (OsrmUrl Url, OsrmOptions Options) request, RoadCatalogue roads)
    {
        var (options, cancel) = (request.Options, http.RequestAborted);
        using var lease = roads.Open(request.Url.Profile, options.Coordinates);
        http.Response.ContentType = "application/json; charset=utf-8";
        using var answer = new JsonAnswer(http);
        await (request.Url.Service switch
        {
            "route" => RouteService.AnswerAsync(answer, lease.Network, options, cancel),
            "table" => TableService.AnswerAsync(answer, lease.Network, options, cancel),
            "nearest" => NearestService.AnswerAsync(answer, lease.Network, options),
            "match" => MatchService.AnswerAsync(answer, lease.Network, options, cancel),
            _ => TripService.AnswerAsync(answer, lease.Network, options, cancel),
        });
    }

    private static Task RefuseAsync(HttpContext http, OsrmMistake mistake)
    {
        http.Response.StatusCode = mistake.Code switch
        {
            "InvalidMethod" => StatusCodes.Status405MethodNotAllowed,
            "InvalidContentType" => StatusCodes.Status415UnsupportedMediaType,
            _ => StatusCodes.Status400BadRequest,
        };
        return http.Response.WriteAsJsonAsync(new { code = mistake.Code, message = mistake.Message }, JsonSerializerOptions.Web, http.RequestAborted);
    }
}
