using System.CommandLine;
using CoverageMap.Cli.Cluster;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Cli.Commands;

internal static class DbCommands
{
    public static Command Create() => new("db", "The database: the private PostgreSQL cluster, or the server of COVERAGE_DB.")
    {
        new Command("up", "Start the private cluster and bring the schema up to date.").Example("coverage db up").Does(UpAsync),
        new Command("down", "Stop the private cluster; its data stay.").Example("coverage db down").Does(DownAsync),
        new Command("status", "Say whether the database answers, and its versions.").Example("coverage db status --json").Does(StatusAsync),
        new Command("migrate", "Bring the schema up to date.").Example("COVERAGE_DB='Host=db;…' coverage db migrate").Does(UpAsync),
    };

    private static async Task<int> UpAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var connectionString = await DatabaseServer.ConnectionStringAsync(parsed.GetValue(CommandOptions.Database)!, cancel);
        var migrations = Schema.Migrate(connectionString);
        terminal.Result(new { connection = Shown(connectionString), migrations }, migrations.Count == 0
            ? $"The database is up and its schema is up to date ({Shown(connectionString)})."
            : $"The database is up; {migrations.Count} migrations were run ({Shown(connectionString)}).");
        return 0;
    }

    private static async Task<int> DownAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var stopped = await DatabaseServer.Cluster.StopAsync(cancel);
        terminal.Result(new { stopped }, stopped ? "The private cluster is stopped; its data stay." : "The private cluster was not running.");
        return 0;
    }

    private static async Task<int> StatusAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        if (DatabaseServer.IsPrivate && await DatabaseServer.Cluster.RunningAsync(cancel) is null)
        {
            terminal.Result(new { running = false }, "The private cluster is not running; `coverage db up` starts it.");
            return Failure.OutsideService;
        }
        var connectionString = await DatabaseServer.ConnectionStringAsync(parsed.GetValue(CommandOptions.Database)!, cancel);
        await using var database = NpgsqlDataSource.Create(connectionString);
        var (postgres, postgis, schema) = (await database.QueryAsync("""
            SELECT current_setting('server_version'),
              (SELECT extversion FROM pg_extension WHERE extname = 'postgis'),
              to_regclass('public.schema_version') IS NOT NULL
            """, row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetBoolean(2)), cancel))[0];
        terminal.Result(new { running = true, connection = Shown(connectionString), postgres, postgis, schema },
            $"PostgreSQL {postgres}, PostGIS {postgis ?? "not set up yet"}, {Shown(connectionString)}" +
            (schema ? "." : "; no schema yet: run `coverage db migrate`."));
        return 0;
    }

    /// <summary>What of a connection string may be seen.</summary>
    private static string Shown(string connectionString)
    {
        var full = new NpgsqlConnectionStringBuilder(connectionString);
        return new NpgsqlConnectionStringBuilder { Host = full.Host, Username = full.Username, Database = full.Database }.ConnectionString;
    }
}
