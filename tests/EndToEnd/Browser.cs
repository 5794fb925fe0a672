using Microsoft.Playwright;

namespace CoverageMap.EndToEnd;

/// <summary>Debian's Chromium, driven by Playwright; the path may be given by COVERAGEMAP_CHROMIUM.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Application Application { get; } = new();

    public async Task InitializeAsync()
    {
        await Application.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("COVERAGEMAP_CHROMIUM") ?? "/usr/bin/chromium",
            // Software drawing, since no graphics card is at hand; no traffic of the browser's own.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await Application.DisposeAsync();
    }

    /// <summary>A fresh visitor with a screen of this size.</summary>
    public async Task<Visitor> VisitAsync(int width, int height) =>
        new(await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Application.Url,
            Locale = "vi-VN", // what the people of a district have set
            ViewportSize = new ViewportSize { Width = width, Height = height },
            IsMobile = width < 500,
            HasTouch = width < 500,
        }), Application.Url);
}
