using System.Text.Json;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Benchmarks;

/// <summary>A private cluster in a folder of its own, with the settings that users get: what is written is on the disk.</summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    private readonly Dictionary<string, string> _environment;

    private BenchmarkServer(string folder) => _environment = new() { ["COVERAGE_HOME"] = folder, ["COVERAGE_DB"] = "" };

    /// <summary>Folder of the server's socket.</summary>
    public string Host { get; private set; } = "";

    public string User { get; private set; } = "";

    public static async Task<BenchmarkServer> StartAsync(string folder)
    {
        var server = new BenchmarkServer(folder);
        var up = await Run.CoverageAsync(server._environment, "db", "up", "--json");
        var connection = new NpgsqlConnectionStringBuilder(JsonDocument.Parse(up.Output).RootElement.GetProperty("connection").GetString());
        (server.Host, server.User) = (connection.Host!, connection.Username!);
        return server;
    }

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = Host, Username = User, Database = database, Pooling = false, CommandTimeout = 0 }.ConnectionString;

    /// <summary>`coverage` on one of the server's databases.</summary>
    public Task<Run> CoverageAsync(string database, params string[] arguments) =>
        Run.CoverageAsync(new() { ["COVERAGE_DB"] = ConnectionString(database) }, arguments);

    /// <summary>`psql` with a script, as one session.</summary>
    public Task<Run> PsqlAsync(string database, string script) => Run.StartAsync("psql",
        ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", Host, "-U", User, "-d", database, "-f", script], []);

    /// <summary>Makes the database anew.</summary>
    public async Task CreateAsync(string database, string template)
    {
        await DropAsync(database);
        await ExecuteAsync($"CREATE DATABASE {database} TEMPLATE {template}");
    }

    public Task DropAsync(string database) => ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    /// <summary>Writes what waits to be written, so that no run pays for the one before.</summary>
    public Task CheckpointAsync() => ExecuteAsync("CHECKPOINT");

    public async ValueTask DisposeAsync() => await Run.CoverageAsync(_environment, "db", "down");

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await source.ExecuteAsync(sql, default);
    }
}
