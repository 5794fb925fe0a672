using System.CommandLine;
using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Planner.Teams;
using Npgsql;

namespace CoverageMap.Cli.Commands;

internal static class TeamsCommand
{
    private const int ErrorsShown = 20;

    private static readonly Argument<string> File = new("file") { Description = "CSV of teams; data/README.md tells its columns." };

    public static Command Create() => new("teams", "The volunteer teams.")
    {
        new Command("import", "Import teams: all of the file, or nothing and every error in it.") { File }
            .Example("coverage teams import teams.csv")
            .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
            {
                var changes = await ImportAsync(database, parsed.GetValue(File)!, cancel);
                terminal.Result(changes, $"{changes.Added} teams added, {changes.Changed} changed, {changes.Unchanged} as before.");
                return 0;
            }),
    };

    /// <exception cref="UserErrorException">The file cannot be read or a row is wrong; nothing was stored.</exception>
    internal static async Task<TeamChanges> ImportAsync(NpgsqlDataSource database, string path, CancellationToken cancel)
    {
        var campaign = await new CampaignStore(database).CurrentAsync(cancel);
        try
        {
            using var file = new StreamReader(path);
            var import = await new ImportTeams(database, campaign).RunAsync(file, cancel);
            return import.Changes ?? throw new UserErrorException(
                $"{path} has {import.Errors.Count} errors, and no team of it was stored:\n" +
                string.Join('\n', import.Errors.Take(ErrorsShown)) +
                (import.Errors.Count > ErrorsShown ? $"\n… and {import.Errors.Count - ErrorsShown} more." : ""));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Teams file {path} cannot be read: {error.Message}", error);
        }
    }
}
