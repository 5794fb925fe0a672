using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoverageMap.Support;
using Microsoft.Playwright;

namespace CoverageMap.EndToEnd;

/// <summary>What leaders, coordinators and team leads came for, in a real browser on the real program.</summary>
public sealed partial class JourneyTests(Browser browser) : IClassFixture<Browser>
{
    private const string Plan = $"/plans/{Application.District}/{Application.Day}";

    /// <summary>The ground of an empty map, and the rate classes of the legend.</summary>
    private const int Ground = 0xe9edf0;
    private static readonly int[] Rates = [0x431402, 0x74270a, 0xa63f07, 0xd9650f, 0xf39b35, 0xf9c568, 0xfce3a4, 0xfdf6de];

    [Fact]
    public async Task Demonstration_plans_a_day_without_breaking_a_rule()
    {
        Assert.Equal(0, browser.Application.Demo.GetProperty("violations").GetInt32());
        Assert.True(browser.Application.Demo.GetProperty("visits_planned").GetInt32() > 0);
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("wards")]
    [InlineData("hexagons")]
    public async Task Heatmap_draws_rates_in_the_legends_colours(string layer)
    {
        await using var visitor = await browser.VisitAsync(1280, 800);
        await visitor.Context.RouteAsync("**/tiles/**", route => route.FulfillAsync(new RouteFulfillOptions { Status = 200, Body = "" }));
        var empty = await MapColoursAsync(await visitor.OpenMapAsync($"/?layer={layer}&gap=sim"));
        await visitor.Context.UnrouteAllAsync();
        var drawn = await MapColoursAsync(await visitor.OpenMapAsync($"/?layer={layer}&gap=sim"));

        Assert.True(empty[Ground] > 300_000, "The empty map is not its plain ground.");
        Assert.All(Rates, rate => Assert.False(empty.ContainsKey(rate)));
        Assert.True(drawn[Ground] < empty[Ground] * 0.8, "Nothing is drawn on the ground.");
        visitor.AssertNoFault();
        if (layer == "wards") Assert.True(Rates.Sum(rate => drawn.GetValueOrDefault(rate)) > 50_000, "No ward has a rate's colour.");
        else Assert.True(drawn.Count > empty.Count + 5, "No hexagon is drawn.");
    }

    [Fact]
    public async Task Leader_chooses_a_gap_and_reads_a_ward_under_the_pointer()
    {
        await using var visitor = await browser.VisitAsync(1280, 800);
        var page = await visitor.OpenMapAsync("/");
        await page.ClickAsync("[data-gap=vneid]");
        await page.WaitForSelectorAsync("[data-gap=vneid][aria-current=true]");
        Assert.Contains("gap=vneid", page.Url, StringComparison.Ordinal);
        await page.ClickAsync("tbody .to-ward >> nth=0");
        var ward = await page.InnerTextAsync("tbody .to-ward >> nth=0");
        await page.WaitForTimeoutAsync(300);
        await page.WaitForSelectorAsync("#map[data-idle=true]", new() { Timeout = 20_000 });
        var box = (await page.Locator("#map").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width / 2 + 1, box.Y + box.Height / 2 + 1);
        await page.WaitForSelectorAsync("#tip:not([hidden])");
        Assert.Contains(ward, await page.InnerTextAsync("#tip"), StringComparison.Ordinal);
        visitor.AssertNoFault();
    }

    [Fact]
    public async Task Leader_sorts_and_finds_wards_without_tone_marks()
    {
        await using var visitor = await browser.VisitAsync(1280, 800);
        var page = await visitor.OpenAsync("/");
        await page.FillAsync("#find-ward", "loc ninh");
        Assert.Equal(["Thị trấn Lộc Ninh"], await page.Locator("tbody tr:visible .to-ward").AllInnerTextsAsync());
        await page.FillAsync("#find-ward", "");
        await page.ClickAsync("[data-sort=eligible]");
        var eligible = await page.Locator(".sortable tbody tr[data-area]").EvaluateAllAsync<int[]>(
            "rows => rows.filter(row => row.dataset.area).map(row => Number(row.dataset.eligible))");
        Assert.Equal(eligible.OrderDescending(), eligible);
        visitor.AssertNoFault();
    }

    [Fact]
    public async Task Coordinator_sees_the_teams_routes_on_the_map()
    {
        await using var visitor = await browser.VisitAsync(1280, 900);
        await visitor.Context.RouteAsync("**/map", route => route.FulfillAsync(
            new RouteFulfillOptions { ContentType = "application/json", Body = """{"type":"FeatureCollection","features":[]}""" }));
        var empty = await MapColoursAsync(await visitor.OpenMapAsync(Plan));
        await visitor.Context.UnrouteAllAsync();
        var page = await visitor.OpenMapAsync(Plan);
        var drawn = await MapColoursAsync(page);
        Assert.True(drawn.Count > empty.Count * 2, $"{drawn.Count} colours with routes, {empty.Count} without.");
        var teams = await page.Locator("details.team").CountAsync();
        Assert.Equal(teams.ToString(CultureInfo.InvariantCulture), await page.InnerTextAsync(".totals dd >> nth=0"));
        await page.ClickAsync("details.team >> nth=0 >> summary");
        Assert.NotEqual(0, await page.Locator("details.team[open] .stops li").CountAsync());
        visitor.AssertNoFault();
    }

    [Fact]
    public async Task Team_lead_records_outcomes_without_a_network_and_the_leaders_figure_changes()
    {
        await using var visitor = await browser.VisitAsync(390, 844);
        var before = await OpenGapsAsync(visitor);
        var board = await visitor.OpenAsync(Plan);
        var team = await board.Locator("details.team .links a").First.GetAttributeAsync("href");
        var page = await visitor.OpenAsync(team!);
        var door = page.Locator(".door").First;
        var gaps = await door.Locator(".chip input").CountAsync();

        await visitor.Context.SetOfflineAsync(true);
        await door.Locator("[data-outcome=done]").ClickAsync();
        await page.WaitForSelectorAsync("#queue:not([hidden])");
        Assert.Contains("chờ gửi", await page.InnerTextAsync("#queue"), StringComparison.Ordinal);
        await visitor.Context.SetOfflineAsync(false);
        await page.ReloadAsync(); // nothing is lost with the page
        await page.WaitForSelectorAsync("#queue[hidden]", new() { State = WaitForSelectorState.Attached });
        await page.WaitForSelectorAsync(".door[data-state=sent]");
        await page.ReloadAsync(); // and the server tells it again
        Assert.Contains("Xong", await page.Locator(".door.recorded .result-text").First.InnerTextAsync(), StringComparison.Ordinal);

        await Task.Delay(1500); // the server asks the database every second whether coverage changed
        Assert.Equal(before - gaps, await OpenGapsAsync(visitor));
    }

    [Fact]
    public async Task Outcome_tapped_by_mistake_is_corrected()
    {
        await using var visitor = await browser.VisitAsync(390, 844);
        var board = await visitor.OpenAsync(Plan);
        var team = await board.Locator("details.team .links a >> nth=2").GetAttributeAsync("href");
        var page = await visitor.OpenAsync(team!);
        var door = page.Locator(".door").First;
        await door.Locator("[data-outcome=refused]").ClickAsync();
        await page.WaitForSelectorAsync(".door[data-state=sent][data-outcome=refused]");
        await door.Locator(".correct").ClickAsync();
        await door.Locator("[data-outcome=not_home]").ClickAsync();
        await page.WaitForSelectorAsync(".door[data-state=sent][data-outcome=not_home]");
        await page.ReloadAsync();
        Assert.Equal("not_home", await page.Locator(".door").First.GetAttributeAsync("data-outcome"));
        visitor.AssertNoFault();
    }

    [Theory]
    [InlineData("/", 1280, 800)]
    [InlineData("/?layer=hexagons", 390, 844)]
    [InlineData("/plans", 1280, 800)]
    [InlineData("/worklist", 1280, 800)]
    [InlineData("/worklist", 360, 740)]
    [InlineData(Plan, 1280, 800)]
    [InlineData(Plan, 390, 844)]
    [InlineData("team", 360, 740)]
    [InlineData("sheet", 1280, 800)]
    [InlineData("sheet", 360, 740)]
    public async Task Page_fits_its_screen_and_can_be_used_by_everyone(string path, int width, int height)
    {
        await using var visitor = await browser.VisitAsync(width, height);
        if (!path.StartsWith('/'))
        {
            var board = await visitor.OpenAsync(Plan);
            path = (await board.Locator("details.team .links a").Nth(path == "team" ? 0 : 1).GetAttributeAsync("href"))!;
        }
        var page = await visitor.OpenAsync(path);
        Assert.Equal(width, await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
        // A script element with our own text would be against the page's policy; evaluating is not.
        await page.EvaluateAsync(await File.ReadAllTextAsync(AxePath));
        var found = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] })");
        var serious = found.GetProperty("violations").EnumerateArray()
            .Where(violation => violation.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(violation => $"{violation.GetProperty("id")}: {violation.GetProperty("nodes")[0].GetProperty("html")}");
        Assert.Empty(serious);
        visitor.AssertNoFault();
    }

    private static string AxePath =>
        Path.Combine(ProjectData.Folder, "..", "src", "Viewer", "Web", "node_modules", "axe-core", "axe.min.js");

    private static async Task<Dictionary<int, int>> MapColoursAsync(IPage page) =>
        Pixels.Count(await page.Locator("#map").ScreenshotAsync());

    /// <summary>Open person-gaps of the whole province, as the leader's page shows them.</summary>
    private static async Task<int> OpenGapsAsync(Visitor visitor)
    {
        var page = await visitor.OpenAsync("/");
        var text = await page.InnerTextAsync("[data-gap=all] .open");
        return int.Parse(NoDigit().Replace(text, ""), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\D")]
    private static partial Regex NoDigit();
}
