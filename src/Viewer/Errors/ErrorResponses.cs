using CoverageMap.Geo;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CoverageMap.Viewer.Errors;

/// <summary>
/// Turns exceptions into answers: the user's mistake 400, a service outside 503, else 500. The interface gets problem
/// details; a page gets the friendly error page of that status.
/// </summary>
internal sealed class ErrorResponses(IProblemDetailsService problems, ILogger<ErrorResponses> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception error, CancellationToken cancel)
    {
        if (error is OperationCanceledException && http.RequestAborted.IsCancellationRequested) return true;
        var (status, title, detail) = Describe(error);
        if (status >= 500) log.LogError(error, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
        http.Response.StatusCode = status;
        http.Items[typeof(ErrorResponses)] = detail;
        if (!IsInterface(http.Request.Path)) return true; // the status page writes the body
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = http,
            ProblemDetails = { Status = status, Title = title, Detail = detail },
        });
    }

    /// <summary>What was wrong with this request, fit to show; null when nothing is known.</summary>
    public static string? Detail(HttpContext http) => http.Items[typeof(ErrorResponses)] as string;

    private static bool IsInterface(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/tiles") || path.StartsWithSegments("/nominatim")
        || path.StartsWithSegments("/osrm") || path.StartsWithSegments("/vroom");

    private static (int Status, string Title, string? Detail) Describe(Exception error) => error switch
    {
        UserErrorException => (StatusCodes.Status400BadRequest, "The request cannot be done as it is", error.Message),
        BadHttpRequestException bad => (bad.StatusCode, "The request cannot be read", bad.Message),
        ServiceUnavailableException => (StatusCodes.Status503ServiceUnavailable, "A service is not available", error.Message),
        NpgsqlException or { InnerException: NpgsqlException } => (StatusCodes.Status503ServiceUnavailable,
            "The database is not available", "The database did not answer; check it with `coverage db status`."),
        _ => (StatusCodes.Status500InternalServerError, "Something went wrong here", null),
    };
}
