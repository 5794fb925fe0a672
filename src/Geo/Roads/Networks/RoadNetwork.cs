using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>
/// Roads of an area for one profile, ready for questions: which road is near, how long is it from here to there, which
/// way. Read from a file made by an import and held in memory-mapped pages; may be asked from many threads at once.
/// </summary>
public sealed class RoadNetwork : IDisposable
{
    private RoadNetwork() { }

    /// <exception cref="UserErrorException">The file is missing, damaged or of another version.</exception>
    public static RoadNetwork Open(string path) => throw new NotImplementedException();

    public RoadFileInfo Info => throw new NotImplementedException();

    public int Edges => throw new NotImplementedException();

    /// <summary>The nearest place on each part of the network, nearest first; ends with the largest part. None within the limit: empty.</summary>
    /// <param name="mayUse">Whether an arc may be taken into account; null: all.</param>
    public IReadOnlyList<RoadPosition> Snap(LonLat point, double limitMetres, Func<int, bool>? mayUse = null) => throw new NotImplementedException();

    /// <summary>The nearest places whatever part they are on, at most one an edge, nearest first.</summary>
    public IReadOnlyList<RoadPosition> Nearest(LonLat point, int most, double limitMetres, Func<int, bool>? mayUse = null) => throw new NotImplementedException();

    /// <returns>The fastest path, or null where there is none.</returns>
    public RoadPath? Route(RoadPosition from, RoadPosition to) => throw new NotImplementedException();

    public RoadTable Table(
        IReadOnlyList<RoadPosition> sources, IReadOnlyList<RoadPosition> targets, bool withDistances, CancellationToken cancel) => throw new NotImplementedException();

    public int FromJunction(int arc) => throw new NotImplementedException();
    public int ToJunction(int arc) => throw new NotImplementedException();
    public LonLat JunctionPosition(int junction) => throw new NotImplementedException();

    /// <summary>The arcs that leave a junction and may be travelled.</summary>
    public IReadOnlyList<int> ArcsFrom(int junction) => throw new NotImplementedException();

    /// <summary>The arcs that reach a junction, whether or not they may be travelled; against each goes arc ^ 1.</summary>
    public IReadOnlyList<int> ArcsAt(int junction) => throw new NotImplementedException();

    /// <summary>Whether the arc may be travelled at all.</summary>
    public bool IsOpen(int arc) => throw new NotImplementedException();

    /// <summary>Whether the second may be travelled right after the first, which ends where the second begins.</summary>
    public bool IsTurnAllowed(int fromArc, int toArc) => throw new NotImplementedException();

    /// <summary>The arc's line in its direction, both ends included.</summary>
    public IReadOnlyList<LonLat> Line(int arc) => throw new NotImplementedException();

    /// <summary>The line of a stretch of an arc, from one distance in decimetres to another.</summary>
    public IReadOnlyList<LonLat> Line(int arc, uint fromDm, uint toDm) => throw new NotImplementedException();

    public uint LengthDm(int edge) => throw new NotImplementedException();

    /// <summary>The time of the whole arc in milliseconds, or <see cref="RoadDraft.Closed"/>.</summary>
    public uint Milliseconds(int arc) => throw new NotImplementedException();

    public string StreetName(int edge) => throw new NotImplementedException();
    public string RoadNumber(int edge) => throw new NotImplementedException();
    public string ClassName(int edge) => throw new NotImplementedException();
    public RoadTraits Traits(int edge) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
