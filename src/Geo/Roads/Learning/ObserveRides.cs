using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Travel;

namespace CoverageMap.Geo.Roads.Learning;

/// <summary>Why a pair of visits is not taken for a ride.</summary>
public enum DiscardedRide { Correction, LongGap, Inaccurate, ServiceUnknown, OffRoad, ShortRide, Ratio }

/// <summary>Makes rides of a team's visits one after the other, and leaves out what was none or cannot be trusted.</summary>
/// <param name="zone">The campaign's, for the hour.</param>
public sealed class ObserveRides(RoadNetwork network, LearnOptions options, TimeZoneInfo zone)
{
    private readonly Dictionary<DiscardedRide, int> _discarded = [];

    public IReadOnlyDictionary<DiscardedRide, int> Discarded => _discarded;

    /// <param name="visits">In any order; of a team and a day each is taken after the one before.</param>
    public IReadOnlyList<RideObservation> From(IEnumerable<SeenVisit> visits)
    {
        var rides = new List<RideObservation>();
        foreach (var day in visits.GroupBy(visit => (visit.TeamId, TimeZoneInfo.ConvertTime(visit.At, zone).Date)))
        {
            var inOrder = day.OrderBy(visit => visit.At).ToList();
            for (var at = 1; at < inOrder.Count; at++)
            {
                var (ride, why) = Between(inOrder[at - 1], inOrder[at]);
                if (ride is not null) rides.Add(ride);
                else _discarded[why] = _discarded.GetValueOrDefault(why) + 1;
            }
        }
        return rides;
    }

    private (RideObservation? Ride, DiscardedRide Why) Between(SeenVisit from, SeenVisit to)
    {
        if (from.IsCorrection || to.IsCorrection) return (null, DiscardedRide.Correction);
        if (Math.Max(from.AccuracyMetres, to.AccuracyMetres) > options.WorstAccuracyMetres) return (null, DiscardedRide.Inaccurate);
        if (to.ServiceSeconds is not { } service) return (null, DiscardedRide.ServiceUnknown);
        if (to.At - from.At - TimeSpan.FromSeconds(service) > options.LongestGap) return (null, DiscardedRide.LongGap);
        if (TravelPath.Find(network, SnappedPoint.Of(network, from.Position), SnappedPoint.Of(network, to.Position)) is not { } path)
            return (null, DiscardedRide.OffRoad);
        var byClass = path.Streets.GroupBy(street => street.ClassName).ToDictionary(street => street.Key, street => street.Sum(stretch => stretch.Seconds));
        var expected = byClass.Values.Sum();
        if (expected < options.ShortestRide.TotalSeconds) return (null, DiscardedRide.ShortRide);
        var observed = (to.At - from.At).TotalSeconds - service - (path.Seconds - expected);
        var ride = new RideObservation(byClass, observed, TimeZoneInfo.ConvertTime(from.At, zone).Hour);
        return ride.Ratio >= options.LeastRatio && ride.Ratio <= options.MostRatio ? (ride, default) : (null, DiscardedRide.Ratio);
    }
}
