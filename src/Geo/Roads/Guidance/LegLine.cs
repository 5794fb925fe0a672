using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>The line of a leg, point by point, with length and time between them; two points at least.</summary>
public sealed class LegLine
{
    private readonly List<LonLat> _points = [];
    private readonly List<double> _metres = [];
    private readonly List<double> _seconds = [];
    private readonly List<int> _firstPoint = [];

    private LegLine() { }

    public IReadOnlyList<LonLat> Points => _points;

    /// <summary>Metres from each point to the next.</summary>
    public IReadOnlyList<double> Metres => _metres;

    /// <summary>Seconds from each point to the next, without what turns cost.</summary>
    public IReadOnlyList<double> Seconds => _seconds;

    /// <summary>The point at which each piece of the path begins.</summary>
    public IReadOnlyList<int> FirstPoint => _firstPoint;

    /// <param name="from">Where the leg begins; alone the line when the path goes nowhere.</param>
    public static LegLine Of(RoadNetwork network, RoadPath path, LonLat from)
    {
        var line = new LegLine();
        foreach (var piece in path.Pieces)
            line.Add(network.Line(piece.Arc, piece.FromDm, piece.ToDm), (piece.ToDm - piece.FromDm) / 10.0, piece.Ms / 1000.0);
        while (line._points.Count < 2)
        {
            if (line._points.Count > 0) { line._metres.Add(0); line._seconds.Add(0); }
            line._points.Add(line._points.Count > 0 ? line._points[0] : from);
        }
        return line;
    }

    // Lengths are those of the network, shared out by the lengths on the sphere: they sum up to the leg's.
    private void Add(IReadOnlyList<LonLat> points, double metres, double seconds)
    {
        if (_points.Count == 0) _points.Add(points[0]);
        _firstPoint.Add(_points.Count - 1);
        var lengths = points.Skip(1).Select((point, index) => points[index].DistanceMetresTo(point)).ToList();
        var whole = lengths.Sum();
        if (whole == 0) return;
        for (var index = 0; index < lengths.Count; index++)
        {
            if (lengths[index] == 0) continue;
            _points.Add(points[index + 1]);
            _metres.Add(metres * lengths[index] / whole);
            _seconds.Add(seconds * lengths[index] / whole);
        }
    }
}
