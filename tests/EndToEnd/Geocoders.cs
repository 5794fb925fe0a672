using CoverageMap.Support;
using Microsoft.Playwright;

namespace CoverageMap.EndToEnd;

/// <summary>Pages of another site, with a client of Nominatim each, whose service is our application.</summary>
public static class Geocoders
{
    private const string Site = "http://clients.example";

    private static string Folder => Path.Combine(ProjectData.Folder, "..", "tests", "EndToEnd", "Clients", "dist");

    /// <param name="client">The name of a bundle: leaflet or maplibre.</param>
    public static async Task<IPage> OpenAsync(Visitor visitor, string client, string service)
    {
        var page = await visitor.Context.NewPageAsync();
        await page.RouteAsync($"{Site}/**", async route =>
        {
            var file = new Uri(route.Request.Url).AbsolutePath.TrimStart('/');
            if (file == "page") await route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = Page(client) });
            else await route.FulfillAsync(new RouteFulfillOptions
            {
                ContentType = file.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript",
                BodyBytes = File.Exists(Path.Combine(Folder, file)) ? await File.ReadAllBytesAsync(Path.Combine(Folder, file)) : [],
            });
        });
        await page.GotoAsync($"{Site}/page?service={Uri.EscapeDataString(service)}");
        await page.WaitForFunctionAsync("window.ready");
        return page;
    }

    private static string Page(string client) => $"""
        <!doctype html><html lang="vi"><meta charset="utf-8"><title>{client}</title>
        <link rel="stylesheet" href="/{client}.css"><div id="map" style="height: 600px"></div>
        <script type="module" src="/{client}.js"></script></html>
        """;
}
