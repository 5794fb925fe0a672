using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Answers;
using CoverageMap.Planner.Problems.Vroom.Reading;
using CoverageMap.Planner.Problems.Vroom.Travel;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Vroom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CoverageMap.Viewer.Compatible.Vroom;

/// <summary>
/// VROOM over HTTP as vroom-express offers it: a problem is posted, a solution comes back; docs/vroom.md tells what
/// differs. Pages of other sites cannot ask: an answer costs seconds of computing.
/// </summary>
internal static class VroomEndpoints
{
    public static void AddVroom(this IServiceCollection services, VroomLimits limits)
    {
        services.TryAddSingleton<Func<IRoutingEngine>>(() => RoutingEngines.Named(RoutingEngines.Own)); // a test brings its own
        services.AddSingleton(limits).AddSingleton<VroomTurns>()
            .AddSingleton(provider => new SolveVroom(new VroomRoads(provider.GetRequiredService<TravelTimesChoice>()),
                provider.GetRequiredService<Func<IRoutingEngine>>()));
    }

    public static void MapVroom(this IEndpointRouteBuilder app) => app.MapPost("/vroom", AnswerAsync);

    private static async Task AnswerAsync(HttpContext http, SolveVroom solve, VroomLimits limits, VroomTurns turns, ILogger<SolveVroom> log)
    {
        using var text = new MemoryStream();
        var status = StatusCodes.Status200OK;
        try
        {
            VroomWriter.Write(text, await SolveAsync(http, solve, limits, turns));
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
        {
            (status, var code, var message) = Explain(error);
            if (code == VroomCode.Internal) log.LogError(error, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            text.SetLength(0);
            VroomWriter.Write(text, code, message);
        }
        http.RequestAborted.ThrowIfCancellationRequested();
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "10";
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = text.Length;
        text.Position = 0;
        await text.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static async Task<VroomAnswer> SolveAsync(HttpContext http, SolveVroom solve, VroomLimits limits, VroomTurns turns)
    {
        var cancel = http.RequestAborted;
        if (!http.Request.HasJsonContentType())
            throw new BadHttpRequestException("Send the problem with the header Content-Type: application/json.", StatusCodes.Status415UnsupportedMediaType);
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = limits.BodyBytes;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancel);
        using var turn = await turns.TakeAsync(cancel) ?? throw new BadHttpRequestException(
            "More problems wait than the server takes; send it again later.", StatusCodes.Status503ServiceUnavailable);
        using var json = VroomReader.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
        var options = VroomOptions.Read(json.RootElement, TasksOf(json.RootElement, limits), limits);
        var input = VroomReader.Read(json.RootElement);
        return await Task.Run(() => options.IsCheck ? Check(solve, input, options, limits, cancel)
            : solve.Solve(input, options.WithGeometry, options.Search, null, cancel), cancel);
    }

    private static VroomAnswer Check(SolveVroom solve, VroomInput input, VroomOptions options, VroomLimits limits, CancellationToken cancel)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inTime.CancelAfter(limits.LongestTime);
        try
        {
            return solve.Check(input, options.WithGeometry, inTime.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new VroomException(VroomCode.TooLarge,
                $"To check the routes takes longer than the {limits.LongestTime.TotalSeconds} seconds of the server; send fewer, or use `coverage solve --check`.");
        }
    }

    /// <returns>Jobs, and two for each shipment.</returns>
    /// <exception cref="VroomException">There is more of something than the server takes.</exception>
    private static int TasksOf(JsonElement root, VroomLimits limits)
    {
        var (tasks, vehicles) = (Count(root, "jobs") + 2L * Count(root, "shipments"), Count(root, "vehicles"));
        if (tasks > limits.Tasks)
            throw new VroomException(VroomCode.TooLarge, $"The problem has {tasks} tasks, the server takes {limits.Tasks}; send fewer, or use `coverage solve`.");
        if (vehicles > limits.Vehicles)
            throw new VroomException(VroomCode.TooLarge, $"The problem has {vehicles} vehicles, the server takes {limits.Vehicles}; send fewer, or use `coverage solve`.");
        return (int)tasks;
    }

    /// <summary>Of the first field of the name, the one that is read.</summary>
    private static int Count(JsonElement root, string name) => root.ValueKind == JsonValueKind.Object
        && root.EnumerateObject().FirstOrDefault(field => field.NameEquals(name)).Value is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 0;

    private static (int Status, VroomCode Code, string Message) Explain(Exception error) => error switch
    {
        VroomException { Code: VroomCode.TooLarge } => (StatusCodes.Status413PayloadTooLarge, VroomCode.TooLarge, error.Message),
        VroomException { Code: VroomCode.Input } or UserErrorException => (StatusCodes.Status400BadRequest, VroomCode.Input, error.Message),
        VroomException { Code: VroomCode.Routing } or ServiceUnavailableException => (StatusCodes.Status500InternalServerError, VroomCode.Routing, error.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (StatusCodes.Status413PayloadTooLarge, VroomCode.TooLarge, "The problem is larger than the server takes; send a smaller one, or use `coverage solve`."),
        BadHttpRequestException { StatusCode: StatusCodes.Status503ServiceUnavailable } => (StatusCodes.Status503ServiceUnavailable, VroomCode.Internal, error.Message),
        BadHttpRequestException bad => (bad.StatusCode, VroomCode.Input, error.Message),
        _ => (StatusCodes.Status500InternalServerError, VroomCode.Internal, "Something went wrong here; the server's log tells more."),
    };
}
