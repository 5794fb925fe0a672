using System.Globalization;
using System.Xml;

namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>Hands out the objects of an extract in XML. Entities are refused (a DTD has no place in a map).</summary>
internal static class OsmXml
{
    private const int MostDepth = 16; // osm, way, tag: three are usual, and each open element is kept in memory
    private const int MostParts = 1_000_000; // of one object; the database allows 2,000 nodes and 32,000 members

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
    };

    /// <param name="step">Called now and then.</param>
    public static void Read(Stream stream, IOsmReceiver receiver, Action step, CancellationToken cancel)
    {
        using var xml = XmlReader.Create(stream, Settings);
        if (xml.MoveToContent() != XmlNodeType.Element || xml.Name != "osm") throw new OsmDamage("it is XML, but no map: its root is not <osm>.");
        var parts = new Parts();
        var seen = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.Depth > MostDepth) throw new OsmDamage("its elements are nested deeper than those of a map.");
            if (++seen % 10_000 == 0)
            {
                cancel.ThrowIfCancellationRequested();
                step();
            }
            // A deleted object stands in files of editors.
            if (xml.GetAttribute("action") == "delete" || xml.GetAttribute("visible") == "false") ReadParts(xml, parts);
            else if (xml.Name == "node" && receiver.WantsNodes) Node(xml, receiver, parts);
            else if (xml.Name == "way" && receiver.WantsWays) Way(xml, receiver, parts);
            else if (xml.Name == "relation" && receiver.WantsRelations) Relation(xml, receiver, parts);
        }
    }

    private sealed class Parts
    {
        public readonly Tags Tags = new();
        public readonly List<long> Nodes = [];
        public readonly List<OsmMember> Members = [];
    }

    private static void Node(XmlReader xml, IOsmReceiver receiver, Parts parts)
    {
        var id = Id(xml, "id");
        var (lon, lat) = (Degrees(xml, "lon"), Degrees(xml, "lat"));
        ReadParts(xml, parts);
        if (Globe.Holds(lon, lat)) receiver.Node(id, (int)lon, (int)lat, parts.Tags);
    }

    private static void Way(XmlReader xml, IOsmReceiver receiver, Parts parts)
    {
        var id = Id(xml, "id");
        ReadParts(xml, parts);
        receiver.Way(id, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parts.Nodes), parts.Tags);
    }

    private static void Relation(XmlReader xml, IOsmReceiver receiver, Parts parts)
    {
        var id = Id(xml, "id");
        ReadParts(xml, parts);
        receiver.Relation(id, parts.Members, parts.Tags);
    }

    private static void ReadParts(XmlReader xml, Parts parts)
    {
        parts.Tags.Clear();
        parts.Nodes.Clear();
        parts.Members.Clear();
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        var count = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (++count > MostParts) throw new OsmDamage($"one of its objects has over {MostParts} parts.");
            if (xml.Name == "tag") parts.Tags.Add(xml.GetAttribute("k") ?? "", xml.GetAttribute("v") ?? "");
            else if (xml.Name == "nd") parts.Nodes.Add(Id(xml, "ref"));
            else if (xml.Name == "member") parts.Members.Add(new OsmMember(Kind(xml.GetAttribute("type")), Id(xml, "ref"), xml.GetAttribute("role") ?? ""));
        }
    }

    private static OsmKind Kind(string? type) => type switch
    {
        "node" => OsmKind.Node,
        "way" => OsmKind.Way,
        _ => OsmKind.Relation,
    };

    private static long Id(XmlReader xml, string attribute) =>
        long.TryParse(xml.GetAttribute(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? id : throw new OsmDamage($"line {((IXmlLineInfo)xml).LineNumber}: '{xml.GetAttribute(attribute)}' is no id of a {xml.Name}.");

    // A node without a position is as good as none.
    private static long Degrees(XmlReader xml, string attribute) =>
        double.TryParse(xml.GetAttribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= 180
            ? (long)Math.Round(degrees / Globe.Unit) : long.MaxValue;
}
