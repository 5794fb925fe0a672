using System.Text.Json.Nodes;
using CoverageMap.Geo;
using Microsoft.AspNetCore.Http;

namespace CoverageMap.Viewer.Compatible;

/// <summary>Lets pages of other sites read the answers, and tells mistakes in Nominatim's shape: an error with code and message.</summary>
internal sealed class NominatimErrors : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, OPTIONS";
        headers.AccessControlAllowHeaders = "*";
        try
        {
            return await next(context);
        }
        catch (UserErrorException mistake)
        {
            return Results.Json(new JsonObject { ["error"] = new JsonObject { ["code"] = 400, ["message"] = mistake.Message } },
                statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
