using System.Collections.Concurrent;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Travel;

/// <summary>
/// Travel by the roads of a file, and along the great circle to and from points that no road of it is near. Times by
/// road are those of the file's profile, whatever a team's cruising speed (docs/decisions/0011).
/// </summary>
public sealed class RoadTravelTimes : ITravelTimes
{
    private const int MostSnapsKept = 400_000;

    private readonly ConcurrentDictionary<LonLat, SnappedPoint> _snaps = new();
    private readonly RoadNetwork _network;
    private readonly GreatCircleTravelTimes _elsewhere;

    /// <param name="name">What the file is called in its folder, where it may have been copied or renamed.</param>
    public RoadTravelTimes(RoadNetwork network, string name)
    {
        (_network, _elsewhere) = (network, new());
        Name = RoadModelName.Of(network.Info with { Name = name }, _elsewhere.WindingFactor).ToString();
    }

    public string Name { get; }

    public TravelMatrix Matrix(IReadOnlyList<LonLat> sources, IReadOnlyList<LonLat> targets, double speedKmh, CancellationToken cancel)
    {
        SnappedPoint[] from = [.. sources.Select(Snap)];
        var to = ReferenceEquals(sources, targets) ? from : [.. targets.Select(Snap)];
        var rides = RoadRides.Between(_network, from, to, withDistances: true, cancel);
        var matrix = new TravelMatrix(from.Length, to.Length);
        for (var source = 0; source < from.Length; source++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var target = 0; target < to.Length; target++)
            {
                var ride = from[source].IsNearRoad && to[target].IsNearRoad
                    ? rides.Ride(source, target)
                    : _elsewhere.Ride(sources[source], targets[target], speedKmh);
                if (ride is { } known) matrix.Set(source, target, known.Seconds, known.Metres);
                else matrix.SetUnreachable(source, target);
            }
        }
        return matrix;
    }

    public TravelWay Way(LonLat source, LonLat target)
    {
        var (from, to) = (Snap(source), Snap(target));
        if (!from.IsNearRoad || !to.IsNearRoad) return TravelWay.Straight;
        return from.IsConnectedTo(to) ? TravelWay.Road : TravelWay.None;
    }

    /// <returns>The way of the ride that <see cref="Matrix"/> tells the time of; null where it is not by road.</returns>
    public TravelPath? Path(LonLat from, LonLat to) => TravelPath.Find(_network, Snap(from), Snap(to));

    public bool IsNearRoad(LonLat point) => Snap(point).IsNearRoad;

    private SnappedPoint Snap(LonLat point)
    {
        if (_snaps.TryGetValue(point, out var known)) return known;
        if (_snaps.Count > MostSnapsKept) _snaps.Clear(); // a server that plans province after province
        return _snaps[point] = SnappedPoint.Of(_network, point);
    }
}
