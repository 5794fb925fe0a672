using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Support;
using Microsoft.AspNetCore.Builder;

namespace CoverageMap.Viewer.Tests;

/// <summary>The real application on a free loopback port, on a database of its own with the small province.</summary>
public sealed partial class ViewerHost : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly ShiftedClock _clock = new(new DateTimeOffset(2024, 5, 6, 1, 0, 0, TimeSpan.Zero));
    private WebApplication? _app;

    /// <summary>Set before it starts; by default there is no road file.</summary>
    public RoadFolder Roads { get; init; } = new("none");

    /// <summary>Keeps cookies, follows no redirect.</summary>
    public HttpClient Browser { get; private set; } = null!;

    public Npgsql.NpgsqlDataSource Database => _database.Source;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await SampleCoverage.FillAsync(_database.Source);
        _app = ViewerApp.Build(new ViewerOptions(_database.ConnectionString)
        {
            Gazetteer = new(ProjectData.Folder, null),
            Roads = Roads,
            Urls = ["http://127.0.0.1:0"],
            Clock = _clock,
            PlanTimeLimit = TimeSpan.FromSeconds(2),
        });
        await _app.StartAsync();
        Browser = NewBrowser();
        await JsonAsync("/api/token"); // the cookie that tokens belong to; a browser has it from the first page
    }

    public async Task DisposeAsync()
    {
        Browser.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        await _database.DisposeAsync();
    }

    public HttpClient NewBrowser() =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app!.Urls.Single()) };

    /// <summary>Lets the time pass after which the application asks again whether coverage changed.</summary>
    public void LetTimePass() => _clock.Advance(TimeSpan.FromSeconds(5));

    public async Task<JsonElement> JsonAsync(string address) => await Browser.GetFromJsonAsync<JsonElement>(address);

    /// <summary>Posts as a page of ours does: with the form token.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, object? body)
    {
        var token = (await JsonAsync("/api/token")).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Form-Token", token);
        return await Browser.SendAsync(request);
    }

    /// <summary>A page's text without the markup.</summary>
    public async Task<string> TextAsync(string address) =>
        System.Net.WebUtility.HtmlDecode(Space().Replace(Tag().Replace(await Browser.GetStringAsync(address), " "), " "));

    [GeneratedRegex("<script.*?</script>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
