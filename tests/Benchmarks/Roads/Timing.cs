using System.Globalization;

namespace CoverageMap.Benchmarks.Roads;

/// <summary>Seconds of each thing that is measured; 0 where it was not.</summary>
internal sealed record Timing
{
    public double Contraction { get; init; }
    public double TableOneThread { get; init; }
    public double Table { get; init; }
    public double TableWithDistances { get; init; }
    public double DijkstraTable { get; init; }
    public double Query { get; init; }
    public double DijkstraQuery { get; init; }

    public static Timing Median(IReadOnlyList<Timing> rounds)
    {
        double Of(Func<Timing, double> value) => ImportBenchmark.Middle(rounds.Select(value));
        return new Timing
        {
            Contraction = Of(round => round.Contraction),
            TableOneThread = Of(round => round.TableOneThread),
            Table = Of(round => round.Table),
            TableWithDistances = Of(round => round.TableWithDistances),
            DijkstraTable = Of(round => round.DijkstraTable),
            Query = Of(round => round.Query),
            DijkstraQuery = Of(round => round.DijkstraQuery),
        };
    }

    public static string Text(double seconds) => seconds switch
    {
        < 0.001 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0.0} µs"),
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
    };
}
