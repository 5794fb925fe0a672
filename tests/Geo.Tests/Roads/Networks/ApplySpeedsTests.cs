using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Tests.Roads.Networks;

public sealed class ApplySpeedsTests : IDisposable
{
    private readonly TemporaryRoads _roads = new();

    public void Dispose() => _roads.Dispose();

    [Fact]
    public void New_times_make_another_way_the_fastest_and_leave_the_old_file_as_it_is()
    {
        using var map = new SmallMap("""
            A P B
            D Q C
            """).Way("APB", "highway=residential").Way("ADQCB", "highway=unclassified");
        var before = _roads.Import(map.Save(), SmallMap.Motorbike);
        var (from, to) = (before.Snap(map['A'], 10)[0], before.Snap(map['B'], 10)[0]);
        Assert.Equal(200, before.Route(from, to)!.Decimetres / 10.0, 0.5);
        ApplySpeeds.Run(before, name => name == "residential" ? 4 : 0.5, "learned", _roads.Folder, "learned", TimeProvider.System, null, default);
        var after = _roads.Open("learned");
        Assert.Equal(("learned", "learned"), (after.Info.SpeedModel, after.Info.Name));
        var around = after.Route(from, to)!;
        Assert.Equal(400, around.Decimetres / 10.0, 0.5);
        Assert.Equal(0.5 * map.Milliseconds("ADQCB", SmallMap.Motorbike.Speeds["unclassified"]), around.Milliseconds, 5.0);
        Assert.Equal(200, _roads.Open("test").Route(from, to)!.Decimetres / 10.0, 0.5);
        Assert.Contains("learned ones already", Assert.Throws<UserErrorException>(() =>
            ApplySpeeds.Run(after, _ => 1, "again", _roads.Folder, "third", TimeProvider.System, null, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Roads_with_times_of_their_own_answer_like_roads_imported_so()
    {
        var before = _roads.ImportData("hanoi_southeast_2025.osm.pbf", SmallMap.Motorbike);
        ApplySpeeds.Run(before, _ => 1, "learned", _roads.Folder, "same", TimeProvider.System, null, default);
        var after = _roads.Open("same");
        var random = new Random(2);
        var positions = Enumerable.Range(0, 80).Select(_ => new LonLat(
            before.Info.Bounds[0] + random.NextDouble() * (before.Info.Bounds[2] - before.Info.Bounds[0]),
            before.Info.Bounds[1] + random.NextDouble() * (before.Info.Bounds[3] - before.Info.Bounds[1])))
            .SelectMany(point => before.Snap(point, 500).Take(1)).ToList();
        Assert.Equal(before.Table(positions, positions, true, default).Milliseconds, after.Table(positions, positions, true, default).Milliseconds);
        Assert.Equal(before.Table(positions, positions, true, default).Decimetres, after.Table(positions, positions, true, default).Decimetres);
    }
}
