using CoverageMap.Geo.Roads.Learning;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Roads.Learning;

/// <summary>Along a street of four kilometres, ridden at 36 km/h as the roads say: 2 km are 200 s.</summary>
public sealed class ObserveRidesTests : IDisposable
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private static readonly DateTimeOffset Morning = new(2024, 5, 6, 1, 30, 0, TimeSpan.Zero);
    private static readonly LonLat West = new(105.8, 21), East = new(105.8 + 2000 / 111_195.0 / Math.Cos(double.DegreesToRadians(21)), 21);

    private readonly RoadFiles _files = new();
    private readonly RoadNetwork _network;

    public ObserveRidesTests()
    {
        SmallStreets.Build(_files.Folder, "small", TimeProvider.System, ("Phố Huế", "secondary", [West, East, new(East.Lon + (East.Lon - West.Lon), 21)]));
        _network = _files.Folder.Open("small");
    }

    public void Dispose()
    {
        _network.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void Ride_is_what_is_left_of_the_time_between_two_visits()
    {
        var (rides, _) = Observe(Seen(West, 0), Seen(East, 900, service: 600));
        var ride = Assert.Single(rides);
        Assert.Equal((8, 300.0), (ride.Hour, Math.Round(ride.ObservedSeconds)));
        Assert.Equal(1.5, ride.Ratio, 0.01);
        Assert.Equal(["secondary"], ride.ExpectedByClass.Keys);
    }

    [Fact]
    public void Visits_of_other_teams_and_days_lie_on_no_ride()
    {
        var (rides, discarded) = Observe(Seen(West, 0), Seen(East, 900, service: 600) with { TeamId = 2 }, Seen(East, 86_400));
        Assert.Empty(rides);
        Assert.Empty(discarded);
    }

    [Fact]
    public void What_was_no_ride_or_cannot_be_trusted_is_left_out_and_counted()
    {
        AssertDiscarded(DiscardedRide.LongGap, Seen(West, 0), Seen(East, 56 * 60));
        AssertDiscarded(DiscardedRide.Inaccurate, Seen(West, 0) with { AccuracyMetres = 200 }, Seen(East, 900));
        AssertDiscarded(DiscardedRide.Correction, Seen(West, 0), Seen(East, 900) with { IsCorrection = true });
        AssertDiscarded(DiscardedRide.ServiceUnknown, Seen(West, 0), Seen(East, 900) with { ServiceSeconds = null });
        AssertDiscarded(DiscardedRide.OffRoad, Seen(West, 0), Seen(new(107, 21), 900));
        AssertDiscarded(DiscardedRide.ShortRide, Seen(West, 0), Seen(West, 900));
        AssertDiscarded(DiscardedRide.Ratio, Seen(West, 0), Seen(East, 600, service: 590));
        AssertDiscarded(DiscardedRide.Ratio, Seen(West, 0), Seen(East, 2400, service: 60));
    }

    private void AssertDiscarded(DiscardedRide why, params SeenVisit[] visits)
    {
        var (rides, discarded) = Observe(visits);
        Assert.Empty(rides);
        Assert.Equal([why], discarded.Keys);
    }

    private (IReadOnlyList<RideObservation>, IReadOnlyDictionary<DiscardedRide, int>) Observe(params SeenVisit[] visits)
    {
        var observe = new ObserveRides(_network, new(), Zone);
        return (observe.From(visits), observe.Discarded);
    }

    private static SeenVisit Seen(LonLat at, int second, double service = 600) => new(1, Morning.AddSeconds(second), at, 10, service, false);
}
