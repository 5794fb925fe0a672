using Microsoft.Playwright;

namespace CoverageMap.EndToEnd;

/// <summary>A visitor and all that went wrong in the browser while the pages were open.</summary>
public sealed class Visitor(IBrowserContext context, string home) : IAsyncDisposable
{
    private readonly List<string> _faults = [];

    public IBrowserContext Context => context;

    public async Task<IPage> OpenAsync(string path)
    {
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _faults.Add($"{path}: console: {message.Text}");
        };
        page.PageError += (_, error) => _faults.Add($"{path}: script: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(home, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                _faults.Add($"{path}: request to {request.Url}");
        };
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Opens a page with a map and waits until it is drawn.</summary>
    public async Task<IPage> OpenMapAsync(string path)
    {
        var page = await OpenAsync(path);
        await page.WaitForSelectorAsync("#map[data-idle=true]");
        return page;
    }

    /// <summary>Fails when a script failed, the console told an error, or another host was asked for anything.</summary>
    public void AssertNoFault() => Assert.Empty(_faults);

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
