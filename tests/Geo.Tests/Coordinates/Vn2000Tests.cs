using System.Globalization;
using System.Runtime.CompilerServices;
using CoverageMap.Geo.Coordinates;

namespace CoverageMap.Geo.Tests.Coordinates;

public sealed class Vn2000Tests
{
    private const double Tolerance = 0.01;

    private static readonly List<(CoordinateSystem System, double East, double North, LonLat Position)> Points = Read();

    [Fact]
    public void Every_system_has_points_at_its_meridian_and_its_edges() =>
        Assert.Equal(CoordinateSystems.All.Where(system => !system.IsDegrees).Select(system => system.Epsg).Order(),
            Points.GroupBy(point => point.System.Epsg).Where(group => group.Count() == 25).Select(group => group.Key).Order());

    [Fact]
    public void Metres_become_the_degrees_that_PROJ_finds()
    {
        foreach (var (system, east, north, position) in Points)
        {
            var (lon, lat) = Vn2000.ToDegrees(system, east, north);
            Assert.True(new LonLat(lon, lat).DistanceMetresTo(position) < Tolerance, $"{system.Name}: {east} {north} is {lon} {lat}");
        }
    }

    [Fact]
    public void Degrees_become_the_metres_that_PROJ_finds()
    {
        foreach (var (system, east, north, position) in Points)
        {
            var found = Vn2000.ToMetres(system, position);
            Assert.True(Math.Abs(found.East - east) < Tolerance && Math.Abs(found.North - north) < Tolerance, $"{system.Name}: {position} is {found}");
        }
    }

    [Fact]
    public void Threads_may_share_a_transform() => Parallel.For(0, 20_000, i =>
    {
        var (system, east, north, position) = Points[i % Points.Count];
        var (lon, lat) = Vn2000.ToDegrees(system, east, north);
        Assert.True(new LonLat(lon, lat).DistanceMetresTo(position) < Tolerance);
    });

    private static List<(CoordinateSystem, double, double, LonLat)> Read([CallerFilePath] string source = "") =>
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(source)!, "vn2000-points.csv"))
            .Where(line => !line.StartsWith('#')).Skip(1).Select(line =>
            {
                var cells = line.Split(',');
                double Number(int at) => double.Parse(cells[at], CultureInfo.InvariantCulture);
                return (CoordinateSystems.Find(cells[0]), Number(1), Number(2), new LonLat(Number(3), Number(4)));
            })];
}
