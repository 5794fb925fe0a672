using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>Edges seen as arcs, and the arcs that leave each junction.</summary>
internal sealed class RoadArcs
{
    /// <summary>Where more roads meet, as only a hostile map lets them, turns are not looked at: each pair would be one.</summary>
    public const int MostLegs = 16;

    private readonly RoadEdges _edges;
    private readonly int[] _first;
    private readonly int[] _leaving;

    public RoadArcs(RoadEdges edges, int junctions)
    {
        _edges = edges;
        Junctions = junctions;
        _first = new int[junctions + 1];
        _leaving = new int[2 * edges.From.Length];
        for (var arc = 0; arc < _leaving.Length; arc++) _first[Start(arc) + 1]++;
        for (var junction = 0; junction < junctions; junction++) _first[junction + 1] += _first[junction];
        var next = _first.ToArray();
        for (var arc = 0; arc < _leaving.Length; arc++) _leaving[next[Start(arc)]++] = arc;
    }

    public int Junctions { get; }

    public int Start(int arc) => arc % 2 == 0 ? _edges.From[arc / 2] : _edges.To[arc / 2];

    public int End(int arc) => Start(arc ^ 1);

    public bool IsOpen(int arc) => (arc % 2 == 0 ? _edges.ForwardMs : _edges.BackwardMs)[arc / 2] != RoadDraft.Closed;

    /// <summary>The arcs that leave a junction, open or not, one for each leg; those that reach it are their opposites.</summary>
    public ReadOnlySpan<int> Leaving(int junction) => _leaving.AsSpan(_first[junction].._first[junction + 1]);
}
