using System.Diagnostics;
using System.Globalization;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Travel;

namespace CoverageMap.Geo.Roads.Tables;

/// <summary>What a table of rides between all points of a file came to.</summary>
/// <param name="Snapped">Points that are near a road.</param>
/// <param name="Unreachable">Pairs of such points that no road connects.</param>
/// <param name="SnapSeconds">Wall time of taking the points to roads.</param>
/// <param name="TableSeconds">Wall time of the many-to-many computation alone.</param>
public sealed record TableResult(
    int Points, int Snapped, long Unreachable, double SnapSeconds, double TableSeconds, IReadOnlyList<PointOffRoad> NotSnapped);

/// <summary>A point that no road is near, and how far the nearest is.</summary>
public sealed record PointOffRoad(string Id, string Reason);

/// <summary>Makes the table of rides from each of some points to each, by blocks of rows, and writes it if that is wanted.</summary>
/// <param name="pairsInBlock">Pairs whose figures are in memory at a time; eight bytes each.</param>
public sealed class MakeTable(RoadNetwork network, int pairsInBlock = 50_000_000)
{
    /// <summary>How far the nearest road is looked for, to say how far it is.</summary>
    private const double FarMetres = 50_000;

    /// <summary>
    /// Makes a table of two points of the network's own, which has the runtime compile what a table takes. Worth doing on
    /// another thread while the points are read: it is most of the time of a first table of a thousand.
    /// </summary>
    /// <param name="withDistances">Whether the table will be written, which takes distances too.</param>
    public void Prepare(bool withDistances)
    {
        SnappedPoint[] two = [SnappedPoint.Of(network, network.JunctionPosition(0)), SnappedPoint.Of(network, network.JunctionPosition(network.Info.Junctions - 1))];
        RoadRides.Between(network, two, two, withDistances, CancellationToken.None).Ride(0, 1);
    }

    /// <param name="output">Receives the table as CSV; null: it is only made.</param>
    /// <param name="progress">The share done, 0 to 1.</param>
    public TableResult Run(IReadOnlyList<NamedPoint> points, Stream? output, IProgress<double>? progress, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        SnappedPoint[] snapped = [.. points.AsParallel().AsOrdered().WithCancellation(cancel).Select(point => SnappedPoint.Of(network, point.Position))];
        var snapSeconds = watch.Elapsed.TotalSeconds;
        byte[][] ids = [.. points.Select(point => MatrixFile.Cell(point.Id))];
        var file = output is null ? null : new MatrixFile(output);
        file?.WriteHeading();
        var (tableSeconds, unreachable) = (0.0, 0L);
        var blockSize = Math.Max(1, pairsInBlock / points.Count);
        for (var first = 0; first < points.Count; first += blockSize)
        {
            var rows = snapped[first..Math.Min(first + blockSize, points.Count)];
            watch.Restart();
            var rides = RoadRides.Between(network, rows, snapped, withDistances: file is not null, cancel);
            tableSeconds += watch.Elapsed.TotalSeconds;
            for (var row = 0; row < rows.Length; row++)
            {
                cancel.ThrowIfCancellationRequested();
                if (rows[row].IsNearRoad) unreachable += Unreachable(rides, row, snapped);
                file?.WriteRow(ids[first + row], ids, column => rides.Ride(row, column));
            }
            progress?.Report((double)(first + rows.Length) / points.Count);
        }
        file?.Flush();
        return new(points.Count, snapped.Count(point => point.IsNearRoad), unreachable, snapSeconds, tableSeconds,
            [.. points.Where((_, at) => !snapped[at].IsNearRoad).Select(point => new PointOffRoad(point.Id, WhyOff(network, point.Position)))]);
    }

    /// <summary>How far from the network's roads a point is, as a sentence.</summary>
    public static string WhyOff(RoadNetwork network, LonLat point) => string.Create(CultureInfo.InvariantCulture,
        $"no road within {network.Info.SnapLimitMetres:N0} m, ") + (network.Nearest(point, 1, FarMetres) is [var nearest, ..]
            ? string.Create(CultureInfo.InvariantCulture, $"the nearest is {nearest.DistanceMetres:N0} m away")
            : string.Create(CultureInfo.InvariantCulture, $"nor within {FarMetres / 1000:N0} km"));

    private static long Unreachable(RoadRides rides, int row, SnappedPoint[] columns)
    {
        var count = 0L;
        for (var column = 0; column < columns.Length; column++)
            if (columns[column].IsNearRoad && rides.Ride(row, column) is null) count++;
        return count;
    }
}
