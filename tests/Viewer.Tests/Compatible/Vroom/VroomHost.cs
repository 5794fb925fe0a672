using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Support;
using CoverageMap.Viewer.Compatible.Vroom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoverageMap.Viewer.Tests.Compatible.Vroom;

/// <summary>The application without a database and roads, with an engine that does what a test wants.</summary>
public sealed class VroomHost : IAsyncLifetime, IRoutingEngine
{
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>What the engine was last asked for.</summary>
    public SearchLimits? Asked { get; private set; }

    /// <summary>Awaited by the engine before it answers; told of when the search is cancelled.</summary>
    public Func<CancellationToken, Task>? Meanwhile { get; set; }

    public async Task InitializeAsync()
    {
        _app = ViewerApp.Build(new ViewerOptions("Host=127.0.0.1;Port=1")
        {
            Gazetteer = new(ProjectData.Folder, null),
            Urls = ["http://127.0.0.1:0"],
            Vroom = new VroomLimits { BodyBytes = 20_000, Tasks = 5, Vehicles = 2, LongestTime = TimeSpan.FromSeconds(40), Threads = 3, Solves = 1, Waiting = 1 },
        }, host => host.ConfigureServices(services => services.AddSingleton<Func<IRoutingEngine>>(() => this)));
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>All visits for the first team, in the order given.</summary>
    public RoutingPlan Solve(RoutingProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress = null,
        IReadOnlyList<PlannedVisits>? start = null, CancellationToken cancel = default)
    {
        Asked = limits;
        Meanwhile?.Invoke(cancel).Wait(CancellationToken.None);
        return Timetable.Write(problem, [new(0, 0, [.. Enumerable.Range(0, problem.Visits.Count)])], cancel: CancellationToken.None)!;
    }

    public Task<HttpResponseMessage> PostAsync(string json, CancellationToken cancel = default) =>
        Client.PostAsync("/vroom", new StringContent(json, Encoding.UTF8, "application/json"), cancel);

    public async Task<(HttpStatusCode Status, JsonElement Answer)> AnswerAsync(string json)
    {
        var answer = await PostAsync(json);
        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
