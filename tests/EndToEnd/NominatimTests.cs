using System.Text.Json;

namespace CoverageMap.EndToEnd;

/// <summary>Two clients of Nominatim that others wrote find Vietnamese addresses on our server, from another site's page.</summary>
public sealed class NominatimTests(Browser browser, ClientSite site) : IClassFixture<Browser>, IClassFixture<ClientSite>
{
    private string Service => $"{browser.Application.Url}/nominatim/";

    [Theory]
    [InlineData("xã Lộc Hòa, huyện Lộc Ninh, Bình Phước", "Xã Lộc Hòa, Huyện Lộc Ninh", 11.85, 106.6)]
    [InlineData("xa Bom Bo, Bu Dang", "Xã Bom Bo, Huyện Bù Đăng", 11.9, 107.2)]
    public async Task Leaflet_s_geocoder_puts_the_marker_where_the_address_is(string address, string name, double lat, double lon)
    {
        await using var visitor = await browser.VisitAsync(1000, 700);
        var page = await site.OpenAsync(visitor, "leaflet", Service);
        await page.FillAsync(".leaflet-control-geocoder-form input", address);
        // A quarter of a second after the last key the control tries to suggest, and forgets a search that is still under way.
        await page.WaitForFunctionAsync("window.suggested");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("window.marked");
        Near(await page.EvaluateAsync<JsonElement>("window.marked"), name, lat, lon);
        Assert.Equal(1, await page.Locator(".leaflet-marker-icon").CountAsync());
        Assert.Contains(name.Split(",")[0], await page.InnerTextAsync(".leaflet-popup-content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaflet_s_geocoder_names_the_place_that_was_clicked()
    {
        await using var visitor = await browser.VisitAsync(1000, 700);
        var page = await site.OpenAsync(visitor, "leaflet", Service);
        await page.EvaluateAsync("window.at(11.85, 106.6, 14)");
        await page.Locator("#map").ClickAsync(new() { Position = new() { X = 300, Y = 300 } });
        await page.WaitForFunctionAsync("window.reversed");
        Assert.Contains("Huyện Lộc Ninh, Tỉnh Bình Phước, Việt Nam", await page.EvaluateAsync<string>("window.reversed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maplibre_s_geocoder_offers_all_that_an_address_may_mean_and_goes_to_the_one_taken()
    {
        await using var visitor = await browser.VisitAsync(1000, 700);
        var page = await site.OpenAsync(visitor, "maplibre", Service);
        await page.FillAsync(".maplibregl-ctrl-geocoder--input", "xã Tân Hưng, Bình Phước");
        await page.Keyboard.PressAsync("Enter");
        var offers = page.Locator(".maplibregl-ctrl-geocoder .suggestions > li");
        await offers.First.WaitForAsync();
        Assert.True(await offers.CountAsync() >= 2, "Two communes of the province are called Tân Hưng.");
        await offers.Filter(new() { HasText = "Hớn Quản" }).First.ClickAsync();
        await page.WaitForFunctionAsync("window.marked");
        Near(await page.EvaluateAsync<JsonElement>("window.marked"), "Xã Tân Hưng, Huyện Hớn Quản", 11.6, 106.7);
        Assert.Equal(1, await page.Locator(".maplibregl-marker").CountAsync());
    }

    [Fact]
    public async Task Maplibre_s_geocoder_names_the_place_of_coordinates()
    {
        await using var visitor = await browser.VisitAsync(1000, 700);
        var page = await site.OpenAsync(visitor, "maplibre", Service);
        await page.FillAsync(".maplibregl-ctrl-geocoder--input", "11.535, 106.89");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("window.marked || document.querySelector('.maplibregl-ctrl-geocoder .suggestions > li')");
        Assert.Contains("Đồng Xoài", await page.InnerTextAsync(".maplibregl-ctrl-geocoder"), StringComparison.Ordinal);
    }

    // Within a ward's reach of the place on the map.
    private static void Near(JsonElement marked, string name, double lat, double lon)
    {
        Assert.Contains(name, marked.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.InRange(marked.GetProperty("lat").GetDouble(), lat - 0.12, lat + 0.12);
        Assert.InRange(marked.GetProperty("lon").GetDouble(), lon - 0.12, lon + 0.12);
    }
}
