namespace CoverageMap.Geo.Roads.Graph;

/// <summary>
/// The roads of an extract that a profile may use, before turns are worked in: junctions, and the edges between them.
/// An edge is a stretch of road without a junction inside; it can be travelled as arc 2·edge (as drawn) and as
/// arc 2·edge + 1 (against), each where its time says so. Times are milliseconds, lengths decimetres, positions
/// 10⁻⁷ degrees of WGS 84.
/// </summary>
public sealed class RoadDraft
{
    /// <summary>The time of an arc that may not be travelled.</summary>
    public const uint Closed = uint.MaxValue;

    public required int[] JunctionLon { get; init; }
    public required int[] JunctionLat { get; init; }

    /// <summary>The junction at which each edge begins.</summary>
    public required int[] From { get; init; }

    /// <summary>The junction at which each edge ends; may be the one where it begins.</summary>
    public required int[] To { get; init; }

    /// <summary>Time as drawn, with what it costs to pass the junction at the end (signals, gates); or <see cref="Closed"/>.</summary>
    public required uint[] ForwardMs { get; init; }

    /// <summary>Time against the drawing, likewise.</summary>
    public required uint[] BackwardMs { get; init; }

    public required uint[] LengthDm { get; init; }

    /// <summary>Index into <see cref="ClassNames"/>.</summary>
    public required byte[] Class { get; init; }
    public required RoadTraits[] Traits { get; init; }

    /// <summary>Index into <see cref="Names"/>, whose first is "".</summary>
    public required int[] Name { get; init; }

    /// <summary>Index into <see cref="Names"/> of the road's number, such as "QL.14".</summary>
    public required int[] Number { get; init; }

    /// <summary>Where each edge's points begin in <see cref="PointLon"/>, and after the last edge the number of points.</summary>
    public required int[] FirstPoint { get; init; }

    /// <summary>The line of each edge, both ends included.</summary>
    public required int[] PointLon { get; init; }
    public required int[] PointLat { get; init; }

    public required string[] Names { get; init; }

    /// <summary>Values of `highway` (or `ferry`), such as "residential".</summary>
    public required string[] ClassNames { get; init; }

    /// <summary>Arcs that may not be travelled one right after the other: two for a ban at a junction, more by way of others.</summary>
    public IReadOnlyList<int[]> Bans { get; init; } = [];

    /// <summary>What it costs to turn from one arc into the next, where it costs anything; each pair once.</summary>
    public IReadOnlyList<TurnCost> Costs { get; init; } = [];

    public int Junctions => JunctionLon.Length;

    public int Edges => From.Length;
}

/// <summary>Milliseconds that it costs to turn from one arc into another at the junction between them.</summary>
public readonly record struct TurnCost(int FromArc, int ToArc, uint Ms);

/// <summary>What else is known of an edge.</summary>
[Flags]
public enum RoadTraits : byte
{
    None = 0,
    Roundabout = 1,
    Ferry = 2,

    /// <summary>A slip road (`*_link`).</summary>
    Link = 4,

    /// <summary>Only for those who live or call there (access=destination, private taken with leave).</summary>
    Destination = 8,
    Bridge = 16,
    Tunnel = 32,
}
