using System.Net.Http.Json;
using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Support;
using CoverageMap.Viewer.Compatible.Osrm;
using Microsoft.AspNetCore.Builder;

namespace CoverageMap.Viewer.Tests.Compatible.Osrm;

/// <summary>The application on a sketch of a few roads, without a database.</summary>
public sealed class OsrmHost : IAsyncLifetime
{
    /// <summary>A grid of streets with a one-way street, and an island that nothing leads to.</summary>
    public static readonly RoadSketch Sketch = new RoadSketch("""
        a b c
        d e f
        g h i

        x y
        """)
        .Road("abc", "Hùng Vương", number: "QL.13").Road("def", "Lê Lợi").Road("ghi", "Nguyễn Huệ")
        .Road("adg", "Một").Road("beh", "Hai").Road("cfi", "Ba").Road("xy", "Đảo");

    private WebApplication _app = null!;

    public SketchedRoads Roads { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Roads.Add("thi-xa", Sketch.Draft(), "motorbike");
        Roads.Add("di-bo", Sketch.Draft(), "foot");
        _app = ViewerApp.Build(new ViewerOptions("Host=127.0.0.1;Port=1")
        {
            Gazetteer = new(ProjectData.Folder, null),
            Urls = ["http://127.0.0.1:0"],
            Roads = Roads.Folder,
            Osrm = new OsrmLimits { TripCoordinates = 20 },
        });
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri($"{_app.Urls.Single()}/osrm/") };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Roads.Dispose();
    }

    /// <summary>Coordinates of letters; "a" or "a10/-5", metres east and north of it.</summary>
    public static string At(params string[] places) => string.Join(";", places.Select(place =>
    {
        var point = place.Length == 1 ? Sketch[place[0]] : Sketch.Near(place[0], double.Parse(place[1..].Split('/')[0]), double.Parse(place.Split('/')[1]));
        return Write(point);
    }));

    public static string Write(LonLat point) => FormattableString.Invariant($"{point.Lon:0.000000},{point.Lat:0.000000}");

    /// <summary>The answer to a call that succeeds.</summary>
    public async Task<JsonElement> JsonAsync(string call)
    {
        var answer = await Client.GetAsync(call);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, json.ToString());
        Assert.Equal("Ok", json.GetProperty("code").GetString());
        return json;
    }

    /// <summary>Code and message of a call that is refused.</summary>
    public async Task<(string Code, string Message)> RefusedAsync(string call)
    {
        var answer = await Client.GetAsync(call);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (json.GetProperty("code").GetString()!, json.GetProperty("message").GetString()!);
    }
}
