using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Planner.Plans;
using CoverageMap.Support;

namespace CoverageMap.Viewer.Tests;

/// <summary>Pages of a plan that was made by roads.</summary>
public sealed class RoadPlanPageTests(RoadPlannedHost planned) : IClassFixture<RoadPlannedHost>
{
    private const string Board = "/plans/689/2024-05-06";

    [Fact]
    public async Task Every_page_says_which_travel_times_were_used_and_where()
    {
        var plan = await planned.PlanAsync();
        Assert.True(plan.Ways.ByRoad > 0);
        var said = $"đường bộ small (xe máy, bản nhập 06/05/2024): {plan.Ways.ByRoad} điểm";
        foreach (var page in (string[])[Board, $"/teams/{plan.Routes[0].TeamCode}/2024-05-06", $"/teams/{plan.Routes[0].TeamCode}/2024-05-06/sheet"])
            Assert.Contains(said, await planned.Host.TextAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_draws_rides_by_road_along_the_streets()
    {
        var plan = await planned.PlanAsync();
        var features = (await planned.Host.JsonAsync($"/api{Board}/map")).GetProperty("features").EnumerateArray().ToList();
        foreach (var route in plan.Routes)
        {
            var ways = features.Where(feature => Property(feature, "kind") == "route" && feature.GetProperty("properties").GetProperty("team").GetInt32() == route.Number).ToList();
            var byRoad = Assert.Single(ways, way => Property(way, "way") == "road").GetProperty("geometry").GetProperty("coordinates").EnumerateArray().ToList();
            Assert.Equal(route.Stops.Count(stop => stop.ByRoad) + (route.BackByRoad ? 1 : 0), byRoad.Count);
            // The streets run along parallels and meridians: so do the lines, but for the ways from door to street.
            Assert.Contains(byRoad, leg => leg.GetArrayLength() > 3);
        }
    }

    [Fact]
    public async Task Phone_page_and_sheet_name_the_streets_to_follow_on_each_ride()
    {
        var plan = await planned.PlanAsync();
        var legs = PlanLegs.Of(plan, new(planned.Files.Folder));
        foreach (var route in plan.Routes)
            foreach (var page in (string[])[$"/teams/{route.TeamCode}/2024-05-06", $"/teams/{route.TeamCode}/2024-05-06/sheet"])
            {
                var text = await planned.Host.TextAsync(page);
                foreach (var leg in legs.Of(route).Where(leg => leg.Streets.Count > 0))
                    Assert.Contains(string.Join(" → ", leg.Streets), text, StringComparison.Ordinal);
            }
        Assert.Contains(plan.Routes, route => legs.Of(route).Any(leg => leg.Streets.Count > 0));
    }

    [Fact]
    public async Task Phone_page_has_a_sketch_with_every_stop_that_needs_no_script()
    {
        var route = (await planned.PlanAsync()).Routes[0];
        var html = await planned.Host.Browser.GetStringAsync($"/teams/{route.TeamCode}/2024-05-06");
        Assert.Equal(route.Stops.Count, html.Split("<circle").Length - 1);
        Assert.Matches("class=\"streets-way\" d=\"M[0-9 ML]+\"", html);
    }

    private static string? Property(JsonElement feature, string name) =>
        feature.GetProperty("properties").TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>The application with a plan by roads: a grid of streets over the small province, a kilometre apart.</summary>
public sealed class RoadPlannedHost : IAsyncLifetime
{
    private const double West = 106.8, South = 11.45, Step = 0.01;
    private const int Streets = 20;

    public RoadPlannedHost() => Host = new() { Roads = Files.Folder };

    public RoadFiles Files { get; } = new();

    public ViewerHost Host { get; }

    public async Task InitializeAsync()
    {
        SmallStreets.Build(Files.Folder, "small", new ShiftedClock(new DateTimeOffset(2024, 5, 6, 1, 0, 0, TimeSpan.Zero)), [.. Enumerable.Range(0, Streets).SelectMany(number => new[]
        {
            ($"Đường ngang {number}", "residential", Line(at => new(West + at * Step, South + number * Step))),
            ($"Đường dọc {number}", "residential", Line(at => new(West + number * Step, South + at * Step))),
        })]);
        await Host.InitializeAsync();
        await SampleCoverage.PlanAsync(Host.Database, Files.Folder);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Files.Dispose();
    }

    public async Task<StoredPlan> PlanAsync() =>
        await new PlanStore(Host.Database).FindAsync(SampleCoverage.District, SampleCoverage.Day, CancellationToken.None)
        ?? throw new InvalidOperationException("The sample has no plan.");

    private static LonLat[] Line(Func<int, LonLat> at) => [.. Enumerable.Range(0, Streets).Select(at)];
}
