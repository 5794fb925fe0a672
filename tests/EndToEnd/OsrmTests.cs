using System.Text.Json;

namespace CoverageMap.EndToEnd;

/// <summary>Clients of OSRM that others wrote ask our server for ways in Hanoi, from another site's page.</summary>
public sealed class OsrmTests(Browser browser, ClientSite site) : IClassFixture<Browser>, IClassFixture<ClientSite>
{
    // Ngã tư Vọng, Tân Mai, Lĩnh Nam.
    private const string Places = "[[105.8412, 20.9975], [105.8700, 20.9800], [105.8950, 20.9900]]";

    private string Service => $"{browser.Application.Url}/osrm/";

    [Fact]
    public async Task Leaflet_routing_machine_draws_the_way_and_tells_its_turns()
    {
        await using var visitor = await browser.VisitAsync(1000, 700);
        var page = await site.OpenAsync(visitor, "routing", Service);
        var found = await DrawAsync(page);
        Assert.InRange(found.GetProperty("metres").GetDouble(), 6_000, 14_000);
        Assert.InRange(found.GetProperty("metres").GetDouble() / found.GetProperty("seconds").GetDouble(), 3, 15);
        Assert.True(found.GetProperty("points").GetInt32() > 50);
        var told = found.GetProperty("instructions").EnumerateArray().Select(one => one.GetString()!).ToList();
        Assert.StartsWith("Head: Head ", told[0], StringComparison.Ordinal);
        Assert.Contains(told, one => one.StartsWith("WaypointReached", StringComparison.Ordinal));
        Assert.StartsWith("DestinationReached", told[^1], StringComparison.Ordinal);
        Assert.True(await page.Locator(".leaflet-routing-alt tbody tr").CountAsync() >= told.Count);
        Assert.True(await page.Locator("path.leaflet-interactive").CountAsync() >= 1);
    }

    [Fact]
    public async Task Leaflet_routing_machine_hears_that_a_place_has_no_road()
    {
        await using var visitor = await browser.VisitAsync(1000, 700);
        var page = await site.OpenAsync(visitor, "routing", Service);
        var found = await DrawAsync(page, "[[105.8412, 20.9975], [110, 15]]");
        // It tells any status but 200 so, which is what OSRM sends.
        Assert.Contains("HTTP request failed", found.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maplibre_s_directions_draw_the_way()
    {
        await using var visitor = await browser.VisitAsync(1000, 700);
        var page = await site.OpenAsync(visitor, "directions", Service);
        var found = await DrawAsync(page);
        Assert.Equal("Ok", found.GetProperty("code").GetString());
        Assert.InRange(found.GetProperty("metres").GetDouble(), 6_000, 14_000);
        await page.WaitForFunctionAsync("window.drawn > 3");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    public async Task Every_step_of_many_ways_becomes_a_sentence(string language)
    {
        await using var visitor = await browser.VisitAsync(1000, 700);
        var page = await site.OpenAsync(visitor, "routing", Service);
        var sentences = await page.EvaluateAsync<string[]>($$"""
            async () => {
              let seed = 1;
              const next = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
              const place = () => [105.83 + next() * 0.07, 20.96 + next() * 0.07];
              const all = [];
              for (let way = 0; way < 60; way++) {
                const { routes: [{ legs }] } = await window.osrm.route({ coordinates: [place(), place(), place()], steps: true, radiuses: Array(3).fill('unlimited') });
                all.push(...window.tell('{{language}}', legs));
              }
              return all;
            }
            """);
        Assert.True(sentences.Length > 600, $"{sentences.Length} steps");
        Assert.All(sentences, sentence => Assert.Matches(@"^\p{Lu}[^{}]{2,}$", sentence));
        Assert.DoesNotContain(sentences, sentence => sentence.Contains("undefined", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_rest_client_asks_for_tables_trips_traces_and_nearest_roads()
    {
        await using var visitor = await browser.VisitAsync(1000, 700);
        var page = await site.OpenAsync(visitor, "routing", Service);
        var answers = await page.EvaluateAsync<JsonElement>($$"""
            async () => ({
              table: await window.osrm.table({ coordinates: {{Places}}, sources: [0, 1], destinations: [2], annotations: 'duration,distance' }),
              trip: await window.osrm.trip({ coordinates: {{Places}}, roundtrip: false, source: 'first', destination: 'last' }),
              match: await window.osrm.match({ coordinates: [[105.8438, 20.9920], [105.8436, 20.9910], [105.8433, 20.9900]], radiuses: [20, 20, 20], timestamps: [0, 10, 20] }),
              nearest: await window.osrm.nearest({ coordinates: [[105.8412, 20.9975]], number: 3 }),
            })
            """);
        Assert.All(["table", "trip", "match", "nearest"], call => Assert.Equal("Ok", answers.GetProperty(call).GetProperty("code").GetString()));
        Assert.Equal((2, 1), (answers.GetProperty("table").GetProperty("durations").GetArrayLength(), answers.GetProperty("table").GetProperty("distances")[1].GetArrayLength()));
        Assert.Equal(2, answers.GetProperty("trip").GetProperty("trips")[0].GetProperty("legs").GetArrayLength());
        Assert.Equal(3, answers.GetProperty("match").GetProperty("tracepoints").GetArrayLength());
        Assert.Equal(3, answers.GetProperty("nearest").GetProperty("waypoints").GetArrayLength());
    }

    private static async Task<JsonElement> DrawAsync(Microsoft.Playwright.IPage page, string places = Places)
    {
        await page.EvaluateAsync($"() => {{ window.draw({places}); }}");
        await page.WaitForFunctionAsync("window.found");
        return await page.EvaluateAsync<JsonElement>("window.found");
    }
}
