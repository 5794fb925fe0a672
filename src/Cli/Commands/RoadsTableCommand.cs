using System.CommandLine;
using System.Diagnostics;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Tables;

namespace CoverageMap.Cli.Commands;

internal static class RoadsTableCommand
{
    private const int OffRoadShown = 10;

    private static readonly Option<string> Points = new("--points") { Description = "CSV with the columns id, lon and lat.", Required = true };
    private static readonly Option<string?> Out = new("--out")
    {
        Description = "CSV to write, a row for each pair: from_id, to_id, seconds, metres; the last two are empty where no road leads.",
    };

    public static Command Create() =>
        new Command("table", "Times and distances from each point of a file to each.") { RoadsCommand.Name, Points, Out }
            .Example("coverage roads table --name hanoi --points points.csv --out matrix.csv")
            .Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var (name, target) = (parsed.GetValue(RoadsCommand.Name)!, parsed.GetValue(Out));
        var watch = Stopwatch.StartNew();
        using var network = Installation.Roads.Open(name);
        var loadSeconds = watch.Elapsed.TotalSeconds;
        var table = new MakeTable(network);
        var prepared = Task.Run(() => table.Prepare(withDistances: target is not null), cancel);
        TableResult result;
        IReadOnlyList<NamedPoint> points;
        try
        {
            points = PointsFile.Read(parsed.GetValue(Points)!);
            result = await terminal.ProgressAsync($"{points.Count:N0} points", progress => Task.Run(() => target is null
                ? table.Run(points, null, progress, cancel)
                : Write(target, output => table.Run(points, output, progress, cancel)), cancel));
        }
        finally
        {
            await prepared; // before the network closes
        }
        foreach (var off in result.NotSnapped.Take(OffRoadShown)) terminal.Say($"{off.Id}: {off.Reason}");
        if (result.NotSnapped.Count > OffRoadShown) terminal.Say($"… and {result.NotSnapped.Count - OffRoadShown} more that no road is near.");
        terminal.Result(new
        {
            result.Points,
            result.Snapped,
            result.Unreachable,
            load_s = Round(loadSeconds),
            snap_s = Round(result.SnapSeconds),
            table_s = Round(result.TableSeconds),
            not_snapped = result.NotSnapped,
            file = target,
        }, $"{result.Points:N0} points, {result.Snapped:N0} near a road, {result.Unreachable:N0} pairs without a way between them; " +
            $"opened in {loadSeconds:0.000} s, taken to roads in {result.SnapSeconds:0.000} s, table in {result.TableSeconds:0.000} s" +
            (target is null ? "." : $", written to {target}."));
        return 0;
    }

    /// <summary>Written beside its place and moved there when whole.</summary>
    private static TableResult Write(string target, Func<Stream, TableResult> write)
    {
        var unfinished = target + ".new";
        try
        {
            TableResult result;
            using (var output = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20)) result = write(output);
            File.Move(unfinished, target, overwrite: true);
            return result;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{target} cannot be written: {error.Message}", error);
        }
        finally
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
        }
    }

    private static double Round(double seconds) => Math.Round(seconds, 4);
}
