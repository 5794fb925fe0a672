using CoverageMap.Geo;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoverageMap.Viewer.Security;

/// <summary>Lets a request that changes something through only when it comes from a page of ours.</summary>
internal sealed class ForgeryCheck : IEndpointFilter
{
    public const string Header = "X-Form-Token";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin"))
            return Refuse("The request comes from another site; open the page on this server and try again.");
        var origin = request.Headers.Origin.ToString();
        if (origin != "" && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value))
            return Refuse($"The request comes from '{origin}', not from this server; open the page here and try again.");
        var forgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        if (!await forgery.IsRequestValidAsync(context.HttpContext))
            return Refuse($"The header {Header} is missing or has expired; get a new one from /api/token and send the request again.");
        return await next(context);
    }

    private static IResult Refuse(string reason) => Results.Problem(
        reason, statusCode: StatusCodes.Status400BadRequest, title: "Not from a page of this server", type: "urn:coverage:form-token");
}
