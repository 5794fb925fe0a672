using CoverageMap.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CoverageMap.EndToEnd;

/// <summary>Another site, with a page for each client that others wrote; it asks a service that is not its own.</summary>
public sealed class ClientSite : IAsyncLifetime
{
    private WebApplication _site = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        _site = builder.Build();
        _site.Urls.Add("http://127.0.0.1:0");
        _site.MapGet("/{client:regex(^(leaflet|maplibre|routing|directions)$)}", (string client) => Results.Content(Page(client), "text/html; charset=utf-8"));
        _site.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(Path.Combine(ProjectData.Folder, "..", "tests", "EndToEnd", "Clients", "dist"))),
            ServeUnknownFileTypes = true,
            OnPrepareResponse = file =>
            {
                if (file.File.Name.EndsWith(".mjs", StringComparison.Ordinal)) file.Context.Response.ContentType = "text/javascript";
            },
        });
        await _site.StartAsync();
    }

    public Task DisposeAsync() => _site.DisposeAsync().AsTask();

    /// <param name="client">leaflet, maplibre, routing or directions: a script of the folder Clients.</param>
    public async Task<IPage> OpenAsync(Visitor visitor, string client, string service)
    {
        var page = await visitor.Context.NewPageAsync();
        await page.GotoAsync($"{_site.Urls.Single()}/{client}?service={Uri.EscapeDataString(service)}");
        await page.WaitForFunctionAsync("window.ready");
        return page;
    }

    private static string Page(string client) => $"""
        <!doctype html><html lang="vi"><meta charset="utf-8"><title>{client}</title>
        <link rel="stylesheet" href="/{client}.css"><div id="map" style="height: 600px"></div>
        <script type="module" src="/{client}.js"></script></html>
        """;
}
