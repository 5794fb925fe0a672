using System.CommandLine;
using CoverageMap.Cli.Cluster;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Cli.Commands;

/// <summary>What all commands share: the options `--json` and `--database`, the way errors end a command.</summary>
internal static class CommandOptions
{
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print one JSON object instead of text.",
        Recursive = true,
    };

    public static readonly Option<string> Database = new("--database")
    {
        Description = "The database on the private cluster (COVERAGE_DB names its own).",
        DefaultValueFactory = _ => "coverage",
        Recursive = true,
    };

    /// <summary>Gives the command an example for its help.</summary>
    public static Command Example(this Command command, string example)
    {
        HelpWithExample.Add(command, example);
        return command;
    }

    /// <summary>Gives the command its work. An exception ends it with the exit code and sentence of <see cref="Failure"/>.</summary>
    public static Command Does(this Command command, Func<ParseResult, Terminal, CancellationToken, Task<int>> work)
    {
        command.SetAction(async (parsed, cancel) =>
        {
            var isJson = parsed.GetValue(Json);
            try
            {
                return await work(parsed, new Terminal(isJson), cancel);
            }
            catch (Exception error)
            {
                // Stopped in the middle of a statement, the driver may tell of a broken connection instead.
                var (exitCode, message) = Failure.Explain(cancel.IsCancellationRequested ? new OperationCanceledException(error.Message, error) : error);
                Console.Error.WriteLine(message);
                if (isJson) Terminal.PrintJson(new { error = message, exit_code = exitCode });
                return exitCode;
            }
        });
        return command;
    }

    /// <summary>As <see cref="Does"/>, with the database open and of the present schema.</summary>
    public static Command DoesOnDatabase(
        this Command command, Func<ParseResult, Terminal, NpgsqlDataSource, CancellationToken, Task<int>> work) =>
        command.Does(async (parsed, terminal, cancel) =>
        {
            await using var database = await OpenAsync(parsed.GetValue(Database)!, cancel);
            return await work(parsed, terminal, database, cancel);
        });

    public static async Task<NpgsqlDataSource> OpenAsync(string name, CancellationToken cancel)
    {
        var connectionString = await DatabaseServer.ConnectionStringAsync(name, cancel);
        MigrateOrRefuse(connectionString);
        // A command line waits as long as a whole province takes; only web requests are cut short.
        return Schema.Open(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 }.ConnectionString);
    }

    /// <summary>A private database is brought up to date unasked; one that somebody else runs only on request.</summary>
    /// <exception cref="ServiceUnavailableException">The schema of somebody else's database is behind.</exception>
    public static void MigrateOrRefuse(string connectionString)
    {
        if (DatabaseServer.IsPrivate) Schema.Migrate(connectionString);
        else if (Schema.IsBehind(connectionString))
            throw new ServiceUnavailableException("The schema of the database of COVERAGE_DB is behind this program: run `coverage db migrate`.");
    }
}
