using CoverageMap.Geo;
using CoverageMap.Geo.Roads;

namespace CoverageMap.Planner.Problems.Json;

/// <summary>Rides along the great circle between positions, lengthened by a winding factor, at a speed.</summary>
public sealed class StraightTravel(IReadOnlyList<LonLat> positions, double speedKmh, double windingFactor) : ITravelProfile
{
    private readonly GreatCircleTravelTimes _times = new(windingFactor);

    public IReadOnlyList<LonLat> Positions => positions;

    public double SpeedKmh => speedKmh;

    public double WindingFactor => windingFactor;

    public TravelTable Table(IReadOnlyList<int> places, CancellationToken cancel)
    {
        var size = places.Count;
        var (seconds, metres) = (new int[size * size], new int[size * size]);
        for (var from = 0; from < size; from++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var to = 0; to < size; to++)
                (seconds[from * size + to], metres[from * size + to]) = _times.Ride(positions[places[from]], positions[places[to]], speedKmh);
        }
        return new(size, seconds, metres);
    }
}
