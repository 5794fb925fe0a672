namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>Takes the objects of an extract as they are read; nodes on the first pass or the second, as it wants them.</summary>
internal interface IOsmReceiver
{
    bool WantsNodes { get; }

    bool WantsWays { get; }

    bool WantsRelations { get; }

    /// <param name="lon">10⁻⁷ degrees, −180 to 180; a node off the globe is not handed out.</param>
    /// <param name="tags">Good until the call returns.</param>
    void Node(long id, int lon, int lat, Tags tags);

    void Way(long id, ReadOnlySpan<long> nodes, Tags tags);

    void Relation(long id, IReadOnlyList<OsmMember> members, Tags tags);
}

internal enum OsmKind : byte { Node, Way, Relation }

internal readonly record struct OsmMember(OsmKind Kind, long Id, string Role);
