using System.CommandLine;
using CoverageMap.Cli.Cluster;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Viewer;
using Microsoft.Extensions.Hosting;

namespace CoverageMap.Cli.Commands;

internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen, separated by semicolons.",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    public static Command Create() => new Command("serve", "Serve the maps, plans and team pages until Ctrl+C.") { Urls }
        .Example("coverage serve --urls http://127.0.0.1:5080")
        .Does(async (parsed, terminal, cancel) =>
        {
            var connectionString = await DatabaseServer.ConnectionStringAsync(parsed.GetValue(CommandOptions.Database)!, cancel);
            CommandOptions.MigrateOrRefuse(connectionString);
            await RunAsync(connectionString, parsed.GetValue(Urls)!, [], terminal, cancel);
            return 0;
        });

    /// <param name="pages">Paths worth opening, printed once the server listens.</param>
    internal static async Task RunAsync(
        string connectionString, string urls, IReadOnlyList<string> pages, Terminal terminal, CancellationToken cancel)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var address in addresses)
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                throw new UserErrorException($"--urls '{address}' is no address; write it as http://127.0.0.1:5080.");
        await using var app = ViewerApp.Build(new ViewerOptions(connectionString)
        {
            Gazetteer = Installation.Gazetteer,
            Roads = Installation.Roads,
            Urls = addresses,
            KeysFolder = Path.Combine(Installation.Home, "keys"),
        });
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException error)
        {
            throw new ServiceUnavailableException(
                $"{urls} cannot be listened on: {error.Message} Stop the program that uses the port, or name another with --urls.", error);
        }
        var open = app.Urls.First();
        terminal.Result(new { urls = app.Urls, pages = pages.Select(page => open + page) },
            string.Join('\n', (pages.Count > 0 ? pages : ["/"]).Select(page => $"  {open}{page}")));
        terminal.Say("\nNobody signs in yet: keep it on the loopback address. Ctrl+C ends it.");
        if (app.Urls.Any(url => !IsLoopback(url)))
            await Console.Error.WriteLineAsync("WARNING: an address other than loopback is open, and whoever reaches it sees everyone's data.");
        await app.WaitForShutdownAsync(cancel);
    }

    private static bool IsLoopback(string url) => new Uri(url) is { IsLoopback: true };
}
