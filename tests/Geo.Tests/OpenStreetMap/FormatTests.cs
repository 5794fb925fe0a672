using System.IO.Compression;
using System.Text;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Tests.Roads;
using OsmSharp.Streams;

namespace CoverageMap.Geo.Tests.OpenStreetMap;

public sealed class FormatTests
{
    [Fact]
    public void Same_map_gives_the_same_draft_in_every_format()
    {
        using var map = Map();
        var plain = map.Read(SmallMap.Motorbike).Draft;
        using var gzip = new TempExtract(Gzip(Encoding.UTF8.GetBytes(map.Xml())), ".osm.gz");
        Assert.Equal(Told(plain), Told(gzip.Read().Roads));
        using var dense = new TempExtract(Pbf(map, dense: true));
        using var single = new TempExtract(Pbf(map, dense: false));
        using var unpacked = new TempExtract(PbfBytes.Unpacked(Pbf(map, dense: true)));
        var packed = dense.Read().Roads;
        Assert.Equal(Told(packed), Told(single.Read().Roads));
        Assert.Equal(Told(packed), Told(unpacked.Read().Roads));
        // OsmSharp cuts positions off where others round them.
        Assert.Equal(Shape(plain), Shape(packed));
        Assert.All(plain.PointLon.Zip(packed.PointLon), pair => Assert.InRange(pair.First - pair.Second, 0, 1));
        Assert.All(plain.PointLat.Zip(packed.PointLat), pair => Assert.InRange(pair.First - pair.Second, 0, 1));
    }

    [Fact]
    public void Objects_may_stand_in_any_order()
    {
        using var map = Map();
        var xml = map.Xml();
        var nodes = xml.IndexOf("  <node", StringComparison.Ordinal);
        var ways = xml.IndexOf("  <way", StringComparison.Ordinal);
        var end = xml.IndexOf("</osm>", StringComparison.Ordinal);
        using var turned = new TempExtract(Encoding.UTF8.GetBytes(xml[..nodes] + xml[ways..end] + xml[nodes..ways] + xml[end..]), ".osm");
        Assert.Equal(Told(map.Read(SmallMap.Motorbike).Draft), Told(turned.Read().Roads));
    }

    [Fact]
    public void What_an_editor_deleted_is_left_out()
    {
        using var map = new SmallMap("A B C").Way("AB", "highway=residential").Way("BC", "highway=residential");
        var xml = map.Xml().Replace("<way id=\"1\">", "<way id=\"1\" action=\"delete\">", StringComparison.Ordinal);
        using var file = new TempExtract(Encoding.UTF8.GetBytes(xml), ".osm");
        Assert.Equal(1, file.Read().Roads.Edges);
    }

    /// <summary>The map as OsmSharp writes it.</summary>
    internal static byte[] Pbf(SmallMap map, bool dense)
    {
        using var source = new XmlOsmStreamSource(new MemoryStream(Encoding.UTF8.GetBytes(map.Xml())));
        using var pbf = new MemoryStream();
        var target = new PBFOsmStreamTarget(pbf, dense);
        target.Initialize();
        foreach (var thing in source)
        {
            // Its writer asks for metadata, and for tags where there are none.
            thing.Tags ??= new OsmSharp.Tags.TagsCollection();
            (thing.Version, thing.TimeStamp, thing.ChangeSetId, thing.UserId, thing.UserName) = (1, DateTime.UnixEpoch, 1, 1, "");
            if (thing is OsmSharp.Node node) target.AddNode(node);
            else if (thing is OsmSharp.Way way) target.AddWay(way);
            else target.AddRelation((OsmSharp.Relation)thing);
        }
        target.Flush();
        target.Close();
        return pbf.ToArray();
    }

    /// <summary>A map with something of everything.</summary>
    internal static SmallMap Map() => new SmallMap("""
          N   F
        W X E G
          S   H
        """)
        .Way("WXE", "highway=primary", "name=Đường số 1", "ref=QL.1").Way("SX", "highway=residential", "oneway=yes").Way("XN", "highway=path")
        .Way("EGqH", "highway=service").Way("FG", "route=ferry", "duration=PT3M").Way("NFG", "highway=construction")
        .Tag('X', "highway=traffic_signals").Tag('E', "barrier=gate").Tag('G', "barrier=block")
        .Restriction("no_left_turn", "SX", "X", "XN").Restriction("only_straight_on", "SX", "X", "XN", "except=motorcycle");

    internal static byte[] Gzip(byte[] raw)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(raw);
        return packed.ToArray();
    }

    private static string Told(RoadDraft draft) => string.Join('\n', Shape(draft), Words(draft.PointLon), Words(draft.PointLat),
        Words(draft.JunctionLon), Words(draft.JunctionLat), Words(draft.ForwardMs), Words(draft.BackwardMs), Words(draft.LengthDm));

    // All but places, times and lengths.
    private static string Shape(RoadDraft draft)
    {
        DraftCheck.Holds(draft);
        return string.Join('\n', Words(draft.From), Words(draft.To), Words(draft.Name), Words(draft.Number), Words(draft.FirstPoint), Words(draft.Class),
            Words(draft.Traits), Words(draft.Names), Words(draft.ClassNames), Words(draft.Bans.Select(Words)), Words(draft.Costs));
    }

    private static string Words<T>(IEnumerable<T> values) => string.Join(' ', values);
}
