using CoverageMap.Geo.Database;
using Npgsql;
using Xunit;

namespace CoverageMap.Support;

/// <summary>
/// A database of its own for a test class, cloned from a template that holds the migrated schema. Use it as
/// <c>IClassFixture&lt;TestDatabase&gt;</c>. The server is named by COVERAGEMAP_TEST_DB; `coverage test` sets it.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private static readonly SemaphoreSlim TemplateLock = new(1, 1);
    private static string? _template;

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Source { get; private set; } = null!;

    /// <summary>The test server's connection string.</summary>
    public static string Server => Environment.GetEnvironmentVariable("COVERAGEMAP_TEST_DB")
        ?? throw new InvalidOperationException(
            "COVERAGEMAP_TEST_DB names no PostgreSQL server; run the tests with `./coverage test`, which starts one.");

    public async Task InitializeAsync()
    {
        var template = await TemplateAsync();
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        ConnectionString = new NpgsqlConnectionStringBuilder(Server) { Database = name, IncludeErrorDetail = true }.ConnectionString;
        Source = Schema.Open(ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(ConnectionString).Database} WITH (FORCE)");
    }

    private static async Task<string> TemplateAsync()
    {
        await TemplateLock.WaitAsync();
        try
        {
            if (_template is not null) return _template;
            // A template per process: test projects run at the same time, each with its own build of the schema.
            var name = $"template_{Environment.ProcessId}_{Guid.NewGuid():N}";
            Schema.Migrate(new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = false }.ConnectionString);
            return _template = name;
        }
        finally
        {
            TemplateLock.Release();
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
