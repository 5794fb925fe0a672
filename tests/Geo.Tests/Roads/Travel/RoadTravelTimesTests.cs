using CoverageMap.Geo.Roads;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Roads.Travel;

/// <summary>
/// A street of two kilometres along the 21st parallel with a branch north from its middle, and three kilometres north of
/// it, beyond a river, a street that nothing leads to.
/// </summary>
public sealed class RoadTravelTimesTests : IDisposable
{
    private const double Lon = 105.8, Lat = 21;
    private static readonly double East = 111_195.08 * Math.Cos(double.DegreesToRadians(Lat));

    private readonly RoadFiles _files = new();
    private readonly RoadTravelTimes _travel;

    public RoadTravelTimesTests()
    {
        SmallStreets.Build(_files.Folder, "small", TimeProvider.System,
            ("Phố Huế", "secondary", [At(0, 0), At(1000, 0), At(2000, 0)]),
            ("Ngõ Chợ", "residential", [At(1000, 0), At(1000, 500)]),
            ("Bờ Bắc", "residential", [At(0, 3000), At(2000, 3000)]));
        _travel = new(_files.Folder.Open("small"), "small");
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Ride_is_on_foot_to_the_road_along_it_and_on_foot_to_the_door()
    {
        // 50 m on foot at 5 km/h are 36 s; 900 m and 300 m by road 120 s; 20 m on foot 14.4 s.
        var matrix = _travel.Matrix([At(100, -50), At(1020, 300)], 25, default);
        Assert.InRange(matrix.Seconds(0, 1), 170, 172);
        Assert.InRange(matrix.Metres(0, 1), 1268, 1272);
        Assert.Equal(matrix.Seconds(0, 1), matrix.Seconds(1, 0));
    }

    [Fact]
    public void Speed_of_the_team_does_not_change_the_time_by_road()
    {
        LonLat[] points = [At(100, 0), At(1900, 0)];
        Assert.Equal(_travel.Matrix(points, 5, default).Seconds(0, 1), _travel.Matrix(points, 60, default).Seconds(0, 1));
    }

    [Fact]
    public void Same_place_is_no_ride() => Assert.Equal((0, 0), Ride(At(300, -80), At(300, -80)));

    [Fact]
    public void Neighbours_on_a_street_walk_without_going_by_the_road()
    {
        // 30 m apart and both 80 m from the street: 21.6 s on foot, not two walks to it.
        Assert.Equal((22, 30), Ride(At(300, -80), At(330, -80)));
        // On the street itself they ride.
        Assert.Equal((3, 30), Ride(At(300, 0), At(330, 0)));
    }

    [Fact]
    public void Place_off_the_file_is_reached_along_the_great_circle_at_the_team_s_speed()
    {
        var (far, near) = (At(20_000, 0), At(100, 0));
        var straight = new GreatCircleTravelTimes().Matrix([near, far], 30, default);
        Assert.Equal((straight.Seconds(0, 1), straight.Metres(0, 1)), Ride(near, far, 30));
        Assert.Equal((TravelWay.Straight, TravelWay.Road), (_travel.Way(near, far), _travel.Way(near, At(1000, 400))));
        Assert.Null(_travel.Path(near, far));
    }

    [Fact]
    public void Street_across_the_river_is_unreachable_and_has_no_time()
    {
        var matrix = _travel.Matrix([At(0, 0), At(100, 3000), At(1900, 3000)], 25, default);
        Assert.False(matrix.IsReachable(0, 1));
        Assert.False(matrix.IsReachable(1, 0));
        Assert.Equal((TravelMatrix.Unreachable, 0), (matrix.Seconds(0, 1), matrix.Metres(0, 1)));
        Assert.InRange(matrix.Seconds(1, 2), 180, 181);
        Assert.Equal(TravelWay.None, _travel.Way(At(0, 0), At(100, 3000)));
        Assert.Null(_travel.Path(At(0, 0), At(100, 3000)));
    }

    [Fact]
    public void Path_tells_the_streets_in_order_and_is_as_long_as_the_ride()
    {
        var path = _travel.Path(At(100, -50), At(1020, 300))!;
        Assert.Equal(["Phố Huế", "Ngõ Chợ"], path.StreetNames(4));
        Assert.Equal(["Phố Huế"], path.StreetNames(1));
        var (seconds, metres) = Ride(At(100, -50), At(1020, 300));
        Assert.Equal(seconds, path.Seconds, 1.0);
        Assert.Equal(metres, path.Metres, 1.0);
        Assert.Equal(metres, path.Line.Zip(path.Line.Skip(1), (from, to) => from.DistanceMetresTo(to)).Sum(), 2.0);
        Assert.Equal((At(100, -50), At(1020, 300)), (path.Line[0], path.Line[^1]));
    }

    [Fact]
    public void Path_between_neighbours_who_walk_is_the_walk() => Assert.Equal([At(300, -80), At(330, -80)], _travel.Path(At(300, -80), At(330, -80))!.Line);

    private (int, int) Ride(LonLat from, LonLat to, double speedKmh = 25)
    {
        var matrix = _travel.Matrix([from], [to], speedKmh, default);
        return (matrix.Seconds(0, 0), matrix.Metres(0, 0));
    }

    private static LonLat At(double east, double north) => new(Lon + east / East, Lat + north / 111_195.08);
}
