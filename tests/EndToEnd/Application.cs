using System.Diagnostics;
using System.Text.Json;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Profiles;
using CoverageMap.Support;
using Npgsql;

namespace CoverageMap.EndToEnd;

/// <summary>
/// The real program as processes of its own: the demonstration on 2,000 households into a database of its own, the
/// roads of a part of Hanoi, then the server on a free port.
/// </summary>
public sealed class Application : IAsyncLifetime
{
    public const string District = "692";
    public const string Day = "2024-05-06";

    private readonly string _database = $"endtoend_{Guid.NewGuid():N}";
    private readonly string _home = Directory.CreateTempSubdirectory("coverage-endtoend-").FullName;
    private Process? _server;

    /// <summary>Where the server listens, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>What `coverage demo --json` printed.</summary>
    public JsonElement Demo { get; private set; }

    public async Task InitializeAsync()
    {
        await ExecuteAsync($"CREATE DATABASE {_database}");
        using (var demo = Start("demo", "--households", "2000", "--area", District, "--date", Day, "--no-serve", "--json"))
        {
            var output = demo.StandardOutput.ReadToEndAsync();
            var errors = demo.StandardError.ReadToEndAsync();
            await demo.WaitForExitAsync();
            Assert.True(demo.ExitCode == 0, $"coverage demo ended with {demo.ExitCode}: {await errors}");
            Demo = JsonDocument.Parse(await output).RootElement;
        }
        ImportRoads.Run(
            Path.Combine(ProjectData.Folder, "roads", "hanoi_southeast_2025.osm.pbf"), ProfileFile.Read(Path.Combine(ProjectData.Folder, "profiles", "motorbike.json")),
            new RoadFolder(Path.Combine(_home, "roads")), "ha-noi", TimeProvider.System, null, CancellationToken.None);
        _server = Start("serve", "--urls", "http://127.0.0.1:0", "--json");
        _ = _server.StandardError.ReadToEndAsync();
        Url = await ReadUrlAsync(_server.StandardOutput);
        _ = _server.StandardOutput.ReadToEndAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        await ExecuteAsync($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        Directory.Delete(_home, recursive: true);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            // Another folder than the program's: it must find its pages and data from anywhere.
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "coverage.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["COVERAGE_DB"] = new NpgsqlConnectionStringBuilder(TestDatabase.Server) { Database = _database }.ConnectionString;
        start.Environment["COVERAGE_HOME"] = _home;
        start.Environment["COVERAGE_ROOT"] = Path.GetDirectoryName(ProjectData.Folder);
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    // The object is printed over several lines; the first address in it is where the server listens.
    private static async Task<string> ReadUrlAsync(StreamReader output)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await output.ReadLineAsync(patience.Token) is { } line)
            if (line.IndexOf("http://", StringComparison.Ordinal) is var at and >= 0)
                return line[at..].Split('"')[0].TrimEnd('/');
        throw new InvalidOperationException("coverage serve ended without telling where it listens.");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(TestDatabase.Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
