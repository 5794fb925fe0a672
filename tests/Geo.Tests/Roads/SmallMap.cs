using System.Globalization;
using System.Security;
using System.Text;
using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Extracts;
using CoverageMap.Geo.Roads.Profiles;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Roads;

/// <summary>
/// A map of a few streets, drawn in letters: each letter is a node, each column and each line a step of some metres,
/// north above. Ways, tags and restrictions are told by the letters, and the whole is written as an OSM file.
/// </summary>
/// <example>
/// <code>
/// using var map = new SmallMap("""
///     A B C
///       D
///     """);
/// map.Way("ABC", "highway=primary").Way("BD", "highway=residential", "oneway=yes").Tag('B', "highway=traffic_signals")
///    .Restriction("no_right_turn", "ABC", "B", "BD");
/// var roads = map.Read(SmallMap.Motorbike);
/// Assert.True(roads.IsOpen("BD"));
/// </code>
/// </example>
public sealed class SmallMap : IDisposable
{
    private const double MetresPerDegree = Math.PI / 180 * 6_371_008.8;
    private static readonly LonLat Middle = new(106.9, 11.5);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"small-map-{Guid.NewGuid():N}.osm");
    private readonly SortedDictionary<char, LonLat> _nodes = [];
    private readonly Dictionary<char, string[]> _nodeTags = [];
    private readonly List<(string Letters, string[] Tags)> _ways = [];
    private readonly List<(string[] Tags, List<(string Type, long Id, string Role)> Members)> _relations = [];

    /// <param name="drawing">Two columns make a step, so that it looks square; a letter in between is half a step off.</param>
    /// <param name="step">Metres.</param>
    public SmallMap(string drawing = "", double step = 100)
    {
        var lines = drawing.Split('\n');
        for (var line = 0; line < lines.Length; line++)
            for (var column = 0; column < lines[line].Length; column++)
                if (char.IsLetterOrDigit(lines[line][column])) Node(lines[line][column], column * step / 2, -line * step);
    }

    public static Profile Motorbike { get; } = Standard("motorbike");

    public static Profile Car { get; } = Standard("car");

    public static Profile Bicycle { get; } = Standard("bicycle");

    public static Profile Foot { get; } = Standard("foot");

    private static Profile Standard(string name) => ProfileFile.Read(ProjectData.File("profiles", name + ".json"));

    public LonLat this[char node] => _nodes[node];

    /// <summary>Places a node, in metres east and north of the drawing's upper left.</summary>
    public SmallMap Node(char name, double east, double north)
    {
        // As many digits as a file holds, so that a test computes with what the reader sees.
        _nodes[name] = new LonLat(
            Math.Round(Middle.Lon + east / (MetresPerDegree * Math.Cos(double.DegreesToRadians(Middle.Lat))), 7),
            Math.Round(Middle.Lat + north / MetresPerDegree, 7));
        return this;
    }

    public SmallMap Tag(char node, params string[] tags)
    {
        _nodeTags[node] = tags;
        return this;
    }

    /// <summary>A way along nodes; a letter that is not placed is a node that the extract lacks.</summary>
    public SmallMap Way(string nodes, params string[] tags)
    {
        _ways.Add((nodes, tags));
        return this;
    }

    /// <summary>A turn restriction; ways by their letters from either end, several with commas between. A via of one letter is a node.</summary>
    public SmallMap Restriction(string kind, string from, string via, string to, params string[] tags)
    {
        var members = new List<(string, long, string)>();
        foreach (var way in from.Split(',')) members.Add(("way", WayId(way), "from"));
        foreach (var part in via.Split(','))
            members.Add(part.Length == 1 ? ("node", NodeId(part[0]), "via") : ("way", WayId(part), "via"));
        foreach (var way in to.Split(',')) members.Add(("way", WayId(way), "to"));
        _relations.Add((["type=restriction", .. kind.Length == 0 ? Array.Empty<string>() : ["restriction=" + kind], .. tags], members));
        return this;
    }

    /// <summary>The distance along nodes in metres.</summary>
    public double Metres(string nodes) => nodes.Zip(nodes.Skip(1), (from, to) => _nodes[from].DistanceMetresTo(_nodes[to])).Sum();

    /// <summary>The time along nodes at a speed.</summary>
    public uint Milliseconds(string nodes, double kmh) => (uint)Math.Round(Metres(nodes) * 3600 / kmh);

    /// <summary>Writes the map; the file lives until the map is disposed of.</summary>
    public string Save()
    {
        File.WriteAllText(_path, Xml());
        return _path;
    }

    public SmallRoads Read(Profile profile) => new(this, ReadRoads.Run(Save(), profile, null, CancellationToken.None));

    public string Xml()
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n");
        foreach (var (name, place) in _nodes)
        {
            xml.Append(CultureInfo.InvariantCulture, $"  <node id=\"{NodeId(name)}\" lat=\"{place.Lat:0.0000000}\" lon=\"{place.Lon:0.0000000}\">\n");
            AddTags(xml, _nodeTags.GetValueOrDefault(name, []));
            xml.Append("  </node>\n");
        }
        for (var way = 0; way < _ways.Count; way++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"  <way id=\"{way + 1}\">\n");
            foreach (var node in _ways[way].Letters) xml.Append(CultureInfo.InvariantCulture, $"    <nd ref=\"{NodeId(node)}\"/>\n");
            AddTags(xml, _ways[way].Tags);
            xml.Append("  </way>\n");
        }
        for (var relation = 0; relation < _relations.Count; relation++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"  <relation id=\"{relation + 1}\">\n");
            foreach (var (type, id, role) in _relations[relation].Members)
                xml.Append(CultureInfo.InvariantCulture, $"    <member type=\"{type}\" ref=\"{id}\" role=\"{role}\"/>\n");
            AddTags(xml, _relations[relation].Tags);
            xml.Append("  </relation>\n");
        }
        return xml.Append("</osm>\n").ToString();
    }

    public void Dispose() => File.Delete(_path);

    private static long NodeId(char name) => name;

    // A way that was not drawn is one that the extract lacks.
    private long WayId(string letters) =>
        _ways.FindIndex(way => way.Letters == letters || way.Letters.SequenceEqual(letters.Reverse())) is >= 0 and var index ? index + 1 : 999_999;

    private static void AddTags(StringBuilder xml, string[] tags)
    {
        foreach (var tag in tags)
        {
            var parts = tag.Split('=', 2);
            xml.Append(CultureInfo.InvariantCulture, $"    <tag k=\"{SecurityElement.Escape(parts[0])}\" v=\"{SecurityElement.Escape(parts[1])}\"/>\n");
        }
    }
}
