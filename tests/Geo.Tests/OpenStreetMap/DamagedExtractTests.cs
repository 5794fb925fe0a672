using System.Text;
using CoverageMap.Geo.Tests.Roads;
using CoverageMap.Support;
using static CoverageMap.Geo.Tests.OpenStreetMap.PbfBytes;

namespace CoverageMap.Geo.Tests.OpenStreetMap;

public sealed class DamagedExtractTests
{
    private const int MiB = 1 << 20;

    public static TheoryData<string, byte[], string> Pbfs { get; } = new()
    {
        { "text", Encoding.UTF8.GetBytes("<osm version='0.6'/>"), "no PBF file" },
        { "zeros", new byte[100], "no PBF file" },
        { "two bytes", [0, 0], "ends in the middle" },
        { "no header first", Raw("OSMData", []), "no PBF file" },
        { "header length", [0, 2, 0, 0, .. new byte[200]], "no PBF file" },
        { "blob length", Concat(Header(), FileBlob("OSMData", [], 33 * MiB)), "part of 33 MiB" },
        { "absurd blob length", Concat(Header(), FileBlob("OSMData", [], ulong.MaxValue)), "the format allows 32" },
        { "blob cut", Concat(Header(), FileBlob("OSMData", [1, 2, 3], 30 * MiB)), "ends in the middle" },
        { "empty blob", Concat(Header(), FileBlob("OSMData", [])), "a part of it is empty" },
        { "raw size", Concat(Header(), Packed("OSMData", [1], 33 * MiB)), "unpacks to 33 MiB" },
        { "more than told", Concat(Header(), Packed("OSMData", new byte[MiB], 1000)), "another length than it says" },
        { "less than told", Concat(Header(), Packed("OSMData", new byte[1000], MiB)), "another length than it says" },
        { "no zlib", Concat(Header(), FileBlob("OSMData", Concat(Number(2, 10), Bytes(3, [9, 9, 9, 9])))), "cannot be read" },
        { "lzma", Concat(Header(), FileBlob("OSMData", Concat(Number(2, 10), Bytes(4, [1])))), "osmium cat" },
        { "zstd", Concat(Header(), FileBlob("OSMData", Concat(Number(2, 10), Bytes(7, [1])))), "osmium cat" },
        { "history", Header("OsmSchema-V0.6", "HistoricalInformation"), "without history" },
        { "feature", Header("OsmSchema-V0.6", "Teleports"), "'Teleports'" },
        { "groups without end", Concat(Header(), Raw("OSMData", [.. Enumerable.Repeat((byte)0x0B, 100_000)])), "make no sense" },
        { "word that is not there", Concat(Header(), Raw("OSMData", Bytes(2, Bytes(3, Concat(Number(1, 1), Bytes(2, [9]), Bytes(3, [9])))))), "words that it does not hold" },
        { "too few latitudes", Concat(Header(), Raw("OSMData", Concat(Bytes(1, Bytes(1, [])), Bytes(2, Bytes(2, Bytes(1, [2, 2])))))), "holds no road" },
        { "no roads", Header(), "holds no road for the profile 'motorbike': it has 0 ways" },
    };

    [Theory]
    [MemberData(nameof(Pbfs))]
    public void Damage_of_a_pbf_is_told(string kind, byte[] bytes, string message)
    {
        using var file = new TempExtract(bytes);
        AssertTold(file, kind, message);
    }

    [Fact]
    public void Blobs_that_unpack_to_far_more_than_a_map_holds_are_refused()
    {
        var bomb = Packed("OSMData", Bytes(99, new byte[31 * MiB]));
        using var file = new TempExtract(Concat([Header(), .. Enumerable.Repeat(bomb, 10)]));
        AssertTold(file, "bomb", "far more than a map holds");
    }

    [Fact]
    public void Real_extract_that_is_cut_is_told_wherever_it_was_cut()
    {
        var whole = File.ReadAllBytes(ProjectData.File("roads", "gh_andorra.osm.pbf"));
        foreach (var share in (double[])[0.001, 0.3, 0.8, 0.999])
        {
            using var file = new TempExtract(whole[..(int)(whole.Length * share)]);
            AssertTold(file, "cut", "ends in the middle");
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE osm [<!ENTITY a \"a\">]><osm/>", "DTD")]
    [InlineData("<gpx/>", "its root is not <osm>")]
    [InlineData("<osm><node id='1' lon='1' lat='1'/>", "end of file")]
    [InlineData("<osm><way id='1'><nd ref='many'/></way></osm>", "'many' is no id of a nd")]
    [InlineData("no XML", "cannot be read")]
    [InlineData("<osm/>", "holds no road")]
    [InlineData("<osm><way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='residential'/></way></osm>", "no two neighbouring points have a position")]
    [InlineData("<osm><way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='steps'/></way></osm>", "1 ways, 1 of them roads")]
    public void Damage_of_xml_is_told(string xml, string message)
    {
        using var plain = new TempExtract(Encoding.UTF8.GetBytes(xml), ".osm");
        AssertTold(plain, xml, message);
        using var packed = new TempExtract(FormatTests.Gzip(Encoding.UTF8.GetBytes(xml)), ".osm.gz");
        AssertTold(packed, xml, message);
    }

    [Fact]
    public void Xml_that_unpacks_to_far_more_than_a_map_holds_is_refused()
    {
        var xml = new byte[5 + 80 * MiB];
        "<osm>"u8.CopyTo(xml);
        for (var at = 5; at < xml.Length; at += 4) "<a/>"u8.CopyTo(xml.AsSpan(at));
        using var file = new TempExtract(FormatTests.Gzip(xml), ".osm.gz");
        AssertTold(file, "bomb", "more than a map holds");
    }

    [Fact]
    public void Elements_without_end_are_refused()
    {
        using var file = new TempExtract([.. "<osm>"u8, .. Enumerable.Repeat("<a>"u8.ToArray(), 10_000).SelectMany(bytes => bytes)], ".osm");
        AssertTold(file, "depth", "nested deeper");
    }

    [Fact]
    public void Tag_without_end_is_refused()
    {
        using var file = new TempExtract([.. "<osm><node id='"u8, .. Enumerable.Repeat((byte)'1', 3 * MiB)], ".osm");
        AssertTold(file, "tag", "a tag of over 1 MiB");
    }

    [Fact]
    public void File_that_is_missing_empty_or_of_another_kind_is_told()
    {
        Assert.Contains("/no-such.osm.pbf cannot be read", Message("/no-such.osm.pbf"), StringComparison.Ordinal);
        Assert.Contains("ends in .pbf, .osm, .osm.gz", Message("/roads.shp"), StringComparison.Ordinal);
        using var empty = new TempExtract([]);
        Assert.Contains("is empty", Message(empty.Path), StringComparison.Ordinal);

        static string Message(string path) => Assert.Throws<UserErrorException>(
            () => Geo.Roads.Extracts.ReadRoads.Run(path, SmallMap.Motorbike, null, CancellationToken.None)).Message;
    }

    [Fact]
    public void Nodes_off_the_globe_are_as_good_as_missing()
    {
        var xml = SmallMapXml().Replace("lat=\"11.5", "lat=\"91.5", StringComparison.Ordinal);
        using var file = new TempExtract(Encoding.UTF8.GetBytes(xml), ".osm");
        AssertTold(file, "globe", "no two neighbouring points have a position");
    }

    private static string SmallMapXml()
    {
        using var map = new SmallMap("A B").Way("AB", "highway=residential");
        return map.Xml();
    }

    private static void AssertTold(TempExtract file, string kind, string message)
    {
        var error = Assert.Throws<UserErrorException>(() => file.Read());
        Assert.True(error.Message.Contains(message, StringComparison.Ordinal), $"{kind}: {error.Message}");
        Assert.StartsWith(file.Path, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.", error.Message, StringComparison.Ordinal);
    }
}
