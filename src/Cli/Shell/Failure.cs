using System.Net.Sockets;
using CoverageMap.Geo;
using Npgsql;

namespace CoverageMap.Cli.Shell;

/// <summary>Turns an exception into an exit code and one sentence: 2 the user's mistake, 3 an outside service, 1 our bug.</summary>
internal static class Failure
{
    public const int Bug = 1;
    public const int UserMistake = 2;
    public const int OutsideService = 3;
    public const int Interrupted = 130;

    public static (int ExitCode, string Message) Explain(Exception error) => error switch
    {
        UserErrorException => (UserMistake, error.Message),
        ServiceUnavailableException => (OutsideService, error.Message),
        OperationCanceledException => (Interrupted, "Interrupted; nothing was left half-done."),
        PostgresException postgres => Explain(postgres),
        NpgsqlException or SocketException => (OutsideService,
            $"The database does not answer: {Innermost(error)}. Check COVERAGE_DB, or start the private cluster with `coverage db up`."),
        IOException => (OutsideService, $"{error.Message} Free or repair the disk and run this again."),
        _ => (Bug, $"This is a bug of CoverageMap: {error}"),
    };

    private static (int, string) Explain(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (OutsideService,
            $"The database refuses the sign-in ({error.MessageText}): correct Username and Password in COVERAGE_DB."),
        PostgresErrorCodes.InvalidCatalogName => (OutsideService,
            $"{error.MessageText}: create it with `coverage db migrate`, or correct Database in COVERAGE_DB."),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction => (OutsideService,
            $"The database lacks part of the schema ({error.MessageText}): run `coverage db migrate`."),
        PostgresErrorCodes.DiskFull => (OutsideService,
            $"The database's disk is full ({error.MessageText}): free some space and run this again. Nothing was stored."),
        PostgresErrorCodes.InsufficientPrivilege => (OutsideService,
            $"The database user may not do this ({error.MessageText}): grant it, or name another user in COVERAGE_DB."),
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow or
            PostgresErrorCodes.TooManyConnections => (OutsideService, $"The database cannot serve now: {error.MessageText}. Try again."),
        _ => (Bug, $"This is a bug of CoverageMap: {error}"),
    };

    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner) error = inner;
        return error.Message.TrimEnd('.');
    }
}
