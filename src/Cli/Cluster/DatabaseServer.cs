using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Cli.Cluster;

/// <summary>The database a command works on: COVERAGE_DB where it is set, else the private cluster, started on demand.</summary>
internal static class DatabaseServer
{
    private static readonly Version OldestPostgis = new(3, 3);

    public static bool IsPrivate => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("COVERAGE_DB"));

    public static PrivateCluster Cluster => new(Installation.Home);

    /// <param name="database">The database on the private cluster; COVERAGE_DB names its own.</param>
    /// <exception cref="UserErrorException">COVERAGE_DB is not a connection string.</exception>
    /// <exception cref="ServiceUnavailableException">The server does not answer or has no PostGIS.</exception>
    public static async Task<string> ConnectionStringAsync(string database, CancellationToken cancel)
    {
        if (IsPrivate)
        {
            var cluster = await Cluster.StartAsync(cancel);
            return new NpgsqlConnectionStringBuilder(cluster) { Database = database, IncludeErrorDetail = true }.ConnectionString;
        }
        var own = OwnConnectionString();
        await CheckPostgisAsync(own, cancel);
        return own;
    }

    private static string OwnConnectionString()
    {
        var text = Environment.GetEnvironmentVariable("COVERAGE_DB")!;
        try
        {
            var own = new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(own.Host)) throw new ArgumentException("it names no Host");
            return own.ConnectionString;
        }
        catch (ArgumentException error)
        {
            throw new UserErrorException(
                "COVERAGE_DB is not an Npgsql connection string, such as `Host=db.local;Username=coverage;Password=…;Database=coverage`: " +
                error.Message, error);
        }
    }

    private static async Task CheckPostgisAsync(string connectionString, CancellationToken cancel)
    {
        // The database itself may be missing still; any server has `postgres`.
        await using var server = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        var versions = await server.QueryAsync(
            "SELECT default_version FROM pg_available_extensions WHERE name = 'postgis'", row => row.GetString(0), cancel);
        if (versions.Count == 0)
            throw new ServiceUnavailableException(
                "The PostgreSQL server of COVERAGE_DB has no PostGIS: install it there, on Debian 12 with " +
                "`apt-get install postgresql-15-postgis-3`, and run this again.");
        if (Version.TryParse(versions[0], out var version) && version < OldestPostgis)
            throw new ServiceUnavailableException($"The server of COVERAGE_DB has PostGIS {versions[0]}; 3.3 or later is needed.");
    }
}
