using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Helpers;
using DbUp.Support;
using Npgsql;

namespace CoverageMap.Geo.Database;

/// <summary>Brings a database to the present schema: numbered migrations once, functions and views every time.</summary>
public static class Schema
{
    /// <returns>The names of the migrations that were run now; empty when the schema was up to date.</returns>
    /// <exception cref="ServiceUnavailableException">The server lacks PostGIS or a script failed.</exception>
    public static IReadOnlyList<string> Migrate(string connectionString)
    {
        EnsureDatabase.For.PostgresqlDatabase(connectionString, new DbUp.Engine.Output.NoOpUpgradeLog());
        var migrations = Run(connectionString, ".Migrations.", journal: true);
        Run(connectionString, ".Functions.", journal: false);
        return migrations;
    }

    /// <summary>A data source for the application, with PostGIS geometries and the pool's defaults.</summary>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        // Compiling a statement to machine code took longer than running it: 1.7 s of 2.6 s for a map tile.
        builder.ConnectionStringBuilder.Options ??= "-c jit=off";
        builder.UseNetTopologySuite();
        return builder.Build();
    }

    private static List<string> Run(string connectionString, string folder, bool journal)
    {
        var engine = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.Contains(folder, StringComparison.Ordinal),
                new SqlScriptOptions { ScriptType = ScriptType.RunOnce })
            .WithTransactionPerScript()
            .WithVariablesDisabled() // else $body$ in a function is taken for a variable
            .LogTo(new DbUp.Engine.Output.NoOpUpgradeLog());
        engine = journal ? engine.JournalToPostgresqlTable("public", "schema_version") : engine.JournalTo(new NullJournal());
        var result = engine.Build().PerformUpgrade();
        if (result.Successful) return [.. result.Scripts.Select(script => script.Name)];
        throw Translate(result.ErrorScript?.Name, result.Error);
    }

    private static ServiceUnavailableException Translate(string? script, Exception error) => error is PostgresException
        { SqlState: PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.FeatureNotSupported } missing
        ? new ServiceUnavailableException(
            $"The PostgreSQL server has no PostGIS ({missing.MessageText}): install it there, " +
            "on Debian 12 with `apt-get install postgresql-15-postgis-3`, and run this again.", error)
        : new ServiceUnavailableException($"Migration {script} failed: {error.Message}. Nothing of it was kept.", error);
}
