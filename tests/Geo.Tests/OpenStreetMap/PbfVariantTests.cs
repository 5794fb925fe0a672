using CoverageMap.Geo.Tests.Roads;
using static CoverageMap.Geo.Tests.OpenStreetMap.PbfBytes;

namespace CoverageMap.Geo.Tests.OpenStreetMap;

/// <summary>Forms of PBF that mirrors and tools write, and that a reader by the letter stumbles over.</summary>
public sealed class PbfVariantTests
{
    // Two nodes, 1 at 106.9 11.5 and 2 a thousandth of a degree east, in the format's steps of 100 nanodegrees.
    private static readonly byte[] Words = Bytes(1, Concat(Text(1, ""), Text(1, "highway"), Text(1, "residential")));
    private static readonly byte[] Ids = Packed(2, 2);
    private static readonly byte[] Lats = Packed(230_000_000, 0);
    private static readonly byte[] Lons = Packed(2_138_000_000, 20_000);

    [Fact]
    public void Metadata_may_be_partial() => AssertReads(Header(), Concat(
        // Versions only, as public mirrors give since they leave out who edited.
        Bytes(2, Bytes(2, Concat(Bytes(1, Ids), Bytes(5, Bytes(1, Packed(1, 1))), Bytes(8, Lats), Bytes(9, Lons)))),
        Bytes(2, Bytes(3, Way))));

    [Fact]
    public void Metadata_may_be_absent_from_nodes_written_one_by_one() => AssertReads(Header("OsmSchema-V0.6"), Concat(
        Bytes(2, Concat(
            Bytes(1, Concat(Number(1, 2), Number(8, 230_000_000), Number(9, 2_138_000_000))),
            Bytes(1, Concat(Number(1, 4), Number(8, 230_000_000), Number(9, 2_138_020_000))))),
        Bytes(2, Bytes(3, Way))));

    [Fact]
    public void Positions_may_stand_with_the_ways() => AssertReads(
        Raw("OSMHeader", Concat(Text(4, "OsmSchema-V0.6"), Text(5, "LocationsOnWays"))),
        Bytes(2, Bytes(3, Concat(Way, Bytes(9, Lats), Bytes(10, Lons)))));

    [Fact]
    public void Words_may_stand_behind_what_uses_them()
    {
        var groups = Concat(
            Bytes(2, Bytes(2, Concat(Bytes(1, Ids), Bytes(8, Lats), Bytes(9, Lons)))),
            Bytes(2, Bytes(3, Way)));
        using var file = new TempExtract(Concat(Header(), Raw("OSMData", Concat(groups, Words))));
        Assert.Equal(1, file.Read().Roads.Edges);
    }

    [Fact]
    public void Blobs_of_other_kinds_are_passed_over() => AssertReads(Concat(Header(), Raw("Vendor", [0xFF, 0xFF])), Concat(
        Bytes(2, Bytes(2, Concat(Bytes(1, Ids), Bytes(8, Lats), Bytes(9, Lons)))),
        Bytes(2, Bytes(3, Way))));

    private static byte[] Way => Concat(Number(1, 7), Bytes(2, [1]), Bytes(3, [2]), Bytes(8, Ids));

    private static byte[] Packed(params ulong[] values) => Concat(values.Select(Varint));

    private static void AssertReads(byte[] header, byte[] groups)
    {
        using var file = new TempExtract(Concat(header, PbfBytes.Packed("OSMData", Concat(Words, groups))));
        var draft = file.Read().Roads;
        DraftCheck.Holds(draft);
        Assert.Equal([1_069_000_000, 1_069_010_000], draft.PointLon);
        Assert.Equal([115_000_000, 115_000_000], draft.PointLat);
    }
}
