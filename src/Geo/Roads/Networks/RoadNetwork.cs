using System.Globalization;
using System.Text.Json;
using CoverageMap.Geo.Roads.Files;
using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>
/// Roads of an area for one profile, ready for questions: which road is near, how long is it from here to there, which
/// way. Read from a file made by an import and held in memory-mapped pages; may be asked from many threads at once, until
/// it is disposed. Arcs are 2·edge as drawn and 2·edge + 1 against; times milliseconds, lengths decimetres.
/// </summary>
public sealed class RoadNetwork : IDisposable
{
    private readonly RoadFileReader _file;
    private readonly RoadSections _roads;
    private readonly EdgeLines _lines;
    private readonly Snapper _snapper;
    private readonly PathFinder _paths;
    private readonly TableMaker _tables;

    private RoadNetwork(RoadFileReader file)
    {
        (_file, _roads) = (file, new RoadSections(file));
        _lines = new EdgeLines(_roads);
        _snapper = new Snapper(_roads, _lines);
        var seeds = new PositionSeeds(_roads);
        (_paths, _tables) = (new PathFinder(_roads, seeds), new TableMaker(_roads, seeds));
        Info = InfoOf(file);
    }

    /// <exception cref="UserErrorException">The file is missing, damaged or of another version.</exception>
    public static RoadNetwork Open(string path)
    {
        var file = new RoadFileReader(path);
        try
        {
            return new RoadNetwork(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public RoadFileInfo Info { get; }

    /// <summary>Tells this file's content from any other's, as eight hexadecimal digits.</summary>
    public string Stamp => _file.ContentChecksum.ToString("x8", CultureInfo.InvariantCulture);

    public int Edges => _roads.From.Length;

    internal RoadSections Sections => _roads;

    internal RoadFileReader File => _file;

    /// <summary>The nearest place on each part of the network, nearest first; ends with the largest part. None within the limit: empty.</summary>
    /// <param name="mayUse">Whether an arc may be taken into account; null: all.</param>
    public IReadOnlyList<RoadPosition> Snap(LonLat point, double limitMetres, Func<int, bool>? mayUse = null) =>
        _snapper.OnePerComponent(point, limitMetres, mayUse);

    /// <summary>The nearest places whatever part they are on, at most one an edge, nearest first.</summary>
    public IReadOnlyList<RoadPosition> Nearest(LonLat point, int most, double limitMetres, Func<int, bool>? mayUse = null) =>
        _snapper.Nearest(point, most, limitMetres, mayUse);

    /// <returns>The fastest path, of those as fast the shortest; or null where there is none.</returns>
    public RoadPath? Route(RoadPosition from, RoadPosition to) => _paths.Find(from, to);

    /// <summary>Fastest paths from each source to each target, on all processors.</summary>
    /// <param name="withDistances">Whether the lengths are wanted too; without them it takes about two thirds of the time.</param>
    public RoadTable Table(
        IReadOnlyList<RoadPosition> sources, IReadOnlyList<RoadPosition> targets, bool withDistances, CancellationToken cancel) =>
        Table(sources, targets, withDistances, Environment.ProcessorCount, cancel);

    /// <param name="threads">How many threads work on it.</param>
    public RoadTable Table(
        IReadOnlyList<RoadPosition> sources, IReadOnlyList<RoadPosition> targets, bool withDistances, int threads, CancellationToken cancel) =>
        _tables.Make(sources, targets, withDistances, threads, cancel);

    public int FromJunction(int arc) => _roads.TailOf(arc);

    public int ToJunction(int arc) => _roads.TailOf(arc ^ 1);

    public LonLat JunctionPosition(int junction) => new(_roads.JunctionLon[junction] / 1e7, _roads.JunctionLat[junction] / 1e7);

    /// <summary>The arcs that leave a junction and may be travelled.</summary>
    public IReadOnlyList<int> ArcsFrom(int junction) => [.. Leaving(junction).Where(IsOpen)];

    /// <summary>The arcs that reach a junction, whether or not they may be travelled; against each goes arc ^ 1.</summary>
    public IReadOnlyList<int> ArcsAt(int junction) => [.. Leaving(junction).Select(arc => arc ^ 1)];

    /// <summary>Whether the arc may be travelled at all.</summary>
    public bool IsOpen(int arc) => _roads.Ms(arc) != RoadDraft.Closed;

    /// <summary>Whether the second may be travelled right after the first, which ends where the second begins.</summary>
    public bool IsTurnAllowed(int fromArc, int toArc)
    {
        for (var move = _roads.FirstMove[toArc]; move < _roads.FirstMove[toArc + 1]; move++)
            if (_roads.MoveTail[move] == _roads.ArcHead[fromArc]) return true;
        return false;
    }

    /// <summary>The arc's line in its direction, both ends included.</summary>
    public IReadOnlyList<LonLat> Line(int arc) => _lines.Stretch(arc, 0, LengthDm(arc >> 1));

    /// <summary>The line of a stretch of an arc, from one distance from its beginning to another.</summary>
    public IReadOnlyList<LonLat> Line(int arc, uint fromDm, uint toDm) => _lines.Stretch(arc, fromDm, toDm);

    public uint LengthDm(int edge) => _roads.LengthDm[edge];

    /// <summary>The time of the whole arc, or <see cref="RoadDraft.Closed"/>.</summary>
    public uint Milliseconds(int arc) => _roads.Ms(arc);

    public string StreetName(int edge) => _roads.NameOf(_roads.Name[edge]);

    public string RoadNumber(int edge) => _roads.NameOf(_roads.Number[edge]);

    public string ClassName(int edge) => _roads.ClassNames[_roads.Class[edge]];

    public RoadTraits Traits(int edge) => (RoadTraits)_roads.Traits[edge];

    /// <summary>Checks the whole file against its checksum, which opening does only for small ones.</summary>
    /// <exception cref="UserErrorException">It is damaged.</exception>
    public void Verify() => _file.Verify();

    public void Dispose() => _file.Dispose();

    internal static RoadFileInfo InfoOf(RoadFileReader file)
    {
        try
        {
            return JsonSerializer.Deserialize(file.Get<byte>(SectionKind.Info).Span, RoadFileInfoJson.Default.RoadFileInfo)!;
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"A road file does not say what it is ({error.Message}): import the roads again.", error);
        }
    }

    private IEnumerable<int> Leaving(int junction)
    {
        for (var at = _roads.FirstArc[junction]; at < _roads.FirstArc[junction + 1]; at++) yield return _roads.ArcFrom[at];
    }
}
