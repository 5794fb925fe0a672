using System.Security.Cryptography;
using System.Reflection;
using System.Text;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using DbUp.Helpers;
using Npgsql;

namespace CoverageMap.Geo.Database;

/// <summary>
/// Brings a database to the present schema: numbered migrations once, functions and views whenever they changed.
/// </summary>
public static class Schema
{
    private const long MigrationLock = 0x436F766572616765; // one migration of a database at a time

    /// <summary>Creates the database if there is none, and brings it up to date.</summary>
    /// <returns>The names of the migrations that were run now; empty when the schema was up to date.</returns>
    /// <exception cref="ServiceUnavailableException">The server lacks PostGIS or a script failed.</exception>
    public static IReadOnlyList<string> Migrate(string connectionString)
    {
        try
        {
            EnsureDatabase.For.PostgresqlDatabase(connectionString, new NoOpUpgradeLog());
        }
        catch (PostgresException race) when (race.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process has just created it.
        }
        using var alone = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        alone.Open();
        Execute(alone, "SELECT pg_advisory_lock($1)", MigrationLock);
        var migrations = Run(Migrations(connectionString));
        var digest = FunctionsDigest();
        if (Execute(alone, "SELECT digest FROM functions_digest") as string == digest) return migrations;
        Run(Functions(connectionString));
        Execute(alone, "INSERT INTO functions_digest (digest) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET digest = excluded.digest", digest);
        return migrations;
    }

    /// <summary>Whether <see cref="Migrate"/> would run a migration; the database must exist.</summary>
    public static bool IsBehind(string connectionString) => Migrations(connectionString).IsUpgradeRequired();

    /// <summary>A data source for the application, with PostGIS geometries and the pool's defaults.</summary>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // Compiling a tile's query took 1.7 s, running it 0.2 s.
        if (string.IsNullOrEmpty(settings.Options)) settings.Options = "-c jit=off";
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UseNetTopologySuite();
        return builder.Build();
    }

    private static UpgradeEngine Migrations(string connectionString) =>
        Engine(connectionString, ".Migrations.").JournalToPostgresqlTable("public", "schema_version").Build();

    private static UpgradeEngine Functions(string connectionString) =>
        Engine(connectionString, ".Functions.").JournalTo(new NullJournal()).Build();

    private static DbUp.Builder.UpgradeEngineBuilder Engine(string connectionString, string folder) =>
        DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.Contains(folder, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled() // else $body$ in a function is taken for a variable
            .LogTo(new NoOpUpgradeLog());

    private static List<string> Run(UpgradeEngine engine)
    {
        var result = engine.PerformUpgrade();
        if (result.Successful) return [.. result.Scripts.Select(script => script.Name)];
        throw Translate(result.ErrorScript?.Name, result.Error);
    }

    private static object? Execute(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command.ExecuteScalar();
    }

    private static string FunctionsDigest()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Functions.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            hash.AppendData(Encoding.UTF8.GetBytes(reader.ReadToEnd()));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static ServiceUnavailableException Translate(string? script, Exception error) => error is PostgresException
    { SqlState: PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.FeatureNotSupported } missing
        ? new ServiceUnavailableException(
            $"The PostgreSQL server has no PostGIS ({missing.MessageText}): install it there, " +
            "on Debian 12 with `apt-get install postgresql-15-postgis-3`, and run this again.", error)
        : new ServiceUnavailableException($"Migration {script} failed: {error.Message}. Nothing of it was kept.", error);
}
