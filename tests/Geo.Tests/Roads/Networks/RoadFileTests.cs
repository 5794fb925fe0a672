using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Tests.Roads.Networks;

public sealed class RoadFileTests : IDisposable
{
    private readonly TemporaryRoads _roads = new();

    public void Dispose() => _roads.Dispose();

    [Fact]
    public void A_file_tells_what_it_holds()
    {
        var info = _roads.ImportData("hanoi_southeast_2025.osm.pbf", SmallMap.Motorbike).Info;
        Assert.Equal(("test", "motorbike", "hanoi_southeast_2025.osm.pbf"), (info.Name, info.Profile, info.Source));
        Assert.True(info.Junctions > 5_000 && info.Edges > 5_000 && info.States >= info.Junctions / 2 && info.Shortcuts > 1_000);
        Assert.True(info.Bounds is [> 105, > 20, < 107, < 22]);
        Assert.Equal("test", Assert.Single(_roads.Folder.List(out var damaged)).Name);
        Assert.Empty(damaged);
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_noticed()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential");
        _roads.Import(map.Save(), SmallMap.Motorbike).Dispose();
        var path = _roads.Folder.FileOf("test");
        var whole = File.ReadAllBytes(path);
        var random = new Random(1);
        for (var trial = 0; trial < 300; trial++)
        {
            var flipped = (byte[])whole.Clone();
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, flipped);
            var error = Assert.Throws<UserErrorException>(() => RoadNetwork.Open(path));
            Assert.Contains("coverage roads import", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(500)]
    [InlineData(-1)]
    public void A_file_cut_off_is_noticed(int length)
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential");
        _roads.Import(map.Save(), SmallMap.Motorbike).Dispose();
        var path = _roads.Folder.FileOf("test");
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(length < 0 ? whole.Length + length : length)]);
        Assert.Throws<UserErrorException>(() => RoadNetwork.Open(path));
        _roads.Folder.List(out var damaged);
        Assert.Contains(path, Assert.Single(damaged), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_extract_leaves_the_old_roads_in_place()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential");
        var before = _roads.Import(map.Save(), SmallMap.Motorbike);
        var bytes = File.ReadAllBytes(_roads.Folder.FileOf("test"));
        var broken = Path.Combine(_roads.Folder.Path, "broken.osm.pbf");
        File.WriteAllBytes(broken, [0, 0, 0, 13, 1, 2, 3]);
        Assert.Throws<UserErrorException>(() => _roads.Import(broken, SmallMap.Motorbike));
        Assert.Equal(bytes, File.ReadAllBytes(_roads.Folder.FileOf("test")));
        Assert.Equal(2, Directory.GetFiles(_roads.Folder.Path).Length);
        Assert.NotEmpty(before.Snap(map['A'], 100));
    }

    [Fact]
    public void An_interrupted_import_leaves_the_old_roads_in_place()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential");
        _roads.Import(map.Save(), SmallMap.Motorbike);
        var bytes = File.ReadAllBytes(_roads.Folder.FileOf("test"));
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => ImportRoads.Run(Support.ProjectData.File("roads", "hanoi_southeast_2025.osm.pbf"),
            SmallMap.Motorbike, _roads.Folder, "test", TimeProvider.System, new CancelAtHalf(cancel), cancel.Token));
        Assert.Equal(bytes, File.ReadAllBytes(_roads.Folder.FileOf("test")));
        Assert.Single(Directory.GetFiles(_roads.Folder.Path));
    }

    // The pages of a file that was replaced stay valid for those who hold it.
    [Fact]
    public void Roads_may_be_replaced_while_they_are_in_use()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential");
        var before = _roads.Import(map.Save(), SmallMap.Motorbike);
        using var other = new SmallMap("A B").Way("AB", "highway=primary");
        var after = _roads.Import(other.Save(), SmallMap.Motorbike);
        Assert.NotEqual(before.Stamp, after.Stamp);
        Assert.Equal("residential", before.ClassName(before.Snap(map['A'], 100)[0].Edge));
        Assert.Equal("primary", after.ClassName(after.Snap(map['A'], 100)[0].Edge));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../other")]
    [InlineData("hà nội")]
    public void A_name_that_is_none_is_refused(string name) =>
        Assert.Contains("--name ha-noi", Assert.Throws<UserErrorException>(() => _roads.Folder.FileOf(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_says_how_to_make_it() =>
        Assert.Contains("coverage roads import", Assert.Throws<UserErrorException>(() => _roads.Folder.Open("nowhere")).Message, StringComparison.Ordinal);

    private sealed class CancelAtHalf(CancellationTokenSource cancel) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0.5) cancel.Cancel();
        }
    }
}
