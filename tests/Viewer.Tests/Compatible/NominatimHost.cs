using System.Net.Http.Json;
using System.Text.Json;
using CoverageMap.Support;
using CoverageMap.Viewer.Compatible;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CoverageMap.Viewer.Tests.Compatible;

/// <summary>The application on a few places of the test's own, without a database.</summary>
public sealed class NominatimHost : IAsyncLifetime
{
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _app = ViewerApp.Build(
            new ViewerOptions("Host=127.0.0.1;Port=1") { Gazetteer = new(ProjectData.Folder, null), Urls = ["http://127.0.0.1:0"], Clock = new ShiftedClock(FewPlaces.Updated) },
            host => host.ConfigureServices(services => services.AddSingleton<IPlaceSource, FewPlaces>()));
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri($"{_app.Urls.Single()}/nominatim/") };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async Task<JsonElement> JsonAsync(string call) => await Client.GetFromJsonAsync<JsonElement>(call);
}
