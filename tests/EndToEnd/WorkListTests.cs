using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CoverageMap.EndToEnd;

/// <summary>A coordinator clears the work list: by key, by a point on the map, for a whole address, and takes one back.</summary>
public sealed partial class WorkListTests(Browser browser) : IClassFixture<Browser>
{
    // Each of these has a candidate, its ward; without any position there are a handful in so small a register.
    private const string List = "/worklist?part=wide";

    [Fact]
    public async Task Coordinator_places_households_by_key_and_by_hand_and_takes_one_back()
    {
        await using var visitor = await browser.VisitAsync(1280, 800);
        var page = await visitor.OpenMapAsync(List);
        var before = await LeftAsync(page);
        var first = await page.InnerTextAsync("#now-code");
        await page.FillAsync("#by", "Nguyễn Thị Lan");
        await page.Locator("#by").BlurAsync();

        await page.Keyboard.PressAsync("1");
        await page.WaitForSelectorAsync("button.done");
        Assert.Equal(before - 1, await LeftAsync(page));
        Assert.NotEqual(first, await page.InnerTextAsync("#now-code"));
        Assert.Contains(first, await page.InnerTextAsync("#told"), StringComparison.Ordinal);

        await page.Locator("#map").ClickAsync();
        await page.WaitForSelectorAsync("#point-set:not([hidden])");
        var unsure = await page.InnerTextAsync("#uncertainty-text");
        await page.Keyboard.PressAsync("-");
        Assert.NotEqual(unsure, await page.InnerTextAsync("#uncertainty-text"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("button.done >> nth=1");
        Assert.Equal(before - 2, await LeftAsync(page));

        await page.Keyboard.PressAsync("u");
        await page.Locator("button.done").Nth(1).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(before - 1, await LeftAsync(page));
        await page.ReloadAsync();
        Assert.Equal(before - 1, await LeftAsync(page));
        Assert.Equal("Nguyễn Thị Lan", await page.InputValueAsync("#by"));
        visitor.AssertNoFault();
    }

    [Fact]
    public async Task Coordinator_steps_through_the_list_and_sees_each_place_on_the_map()
    {
        await using var visitor = await browser.VisitAsync(1280, 800);
        await visitor.Context.RouteAsync("**/outline", route => route.AbortAsync());
        var without = Pixels.Count(await (await visitor.OpenMapAsync(List)).Locator("#map").ScreenshotAsync());
        await visitor.Context.UnrouteAllAsync();
        await using var other = await browser.VisitAsync(1280, 800);
        var page = await other.OpenMapAsync(List);
        await page.WaitForTimeoutAsync(800);
        await page.WaitForSelectorAsync("#map[data-idle=true]");
        var with = Pixels.Count(await page.Locator("#map").ScreenshotAsync());
        Assert.True(with.GetValueOrDefault(0x1f5fbf) > without.GetValueOrDefault(0x1f5fbf) + 200, "No outline is drawn.");
        var codes = new List<string>();
        for (var step = 0; step < 5; step++, await page.Keyboard.PressAsync("ArrowDown")) codes.Add(await page.InnerTextAsync("#now-code"));
        Assert.Equal(5, codes.Distinct().Count());
        other.AssertNoFault();
    }

    private static async Task<int> LeftAsync(IPage page) =>
        int.Parse(NoDigit().Replace(await page.InnerTextAsync("#left"), ""), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\D")]
    private static partial Regex NoDigit();
}
