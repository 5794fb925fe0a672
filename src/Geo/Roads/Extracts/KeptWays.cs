using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>The ways of an extract that the profile may use, as tightly as a country asks for: no object per way or node.</summary>
internal sealed class KeptWays
{
    private readonly List<KeptWay> _ways = [];
    private readonly Distinct _names = new();
    private readonly Distinct _classes = new();

    public int Count => _ways.Count;

    /// <summary>Ids of the nodes of all ways, one way after the other.</summary>
    public List<long> Nodes { get; } = [];

    public KeptWay this[int way] => _ways[way];

    public string[] Names => _names.All;

    public string[] ClassNames => _classes.All;

    /// <summary>Where the nodes of the way after this begin.</summary>
    public int NodesEnd(int way) => way + 1 < _ways.Count ? _ways[way + 1].FirstNode : Nodes.Count;

    public KeptWays() => _names.Index("");

    public void Add(long id, ReadOnlySpan<long> nodes, WayUse use, Tags tags)
    {
        _ways.Add(new KeptWay(
            id, Nodes.Count, (byte)_classes.Index(use.Class), use.Traits,
            _names.Index(tags["name"] ?? tags["name:vi"] ?? ""), _names.Index(tags["ref"] ?? ""),
            use.ForwardKmh, use.BackwardKmh, use.Seconds ?? 0));
        Nodes.AddRange(nodes);
    }

    private sealed class Distinct
    {
        private readonly Dictionary<string, int> _index = [];

        public string[] All => [.. _index.OrderBy(entry => entry.Value).Select(entry => entry.Key)];

        public int Index(string text)
        {
            if (!_index.TryGetValue(text, out var index)) _index.Add(text, index = _index.Count);
            return index;
        }
    }
}

/// <param name="FirstNode">Index into <see cref="KeptWays.Nodes"/>.</param>
/// <param name="ForwardKmh">0: closed; so <paramref name="BackwardKmh"/>.</param>
/// <param name="Seconds">How long the whole way takes; 0: by its speed.</param>
internal readonly record struct KeptWay(
    long Id, int FirstNode, byte Class, RoadTraits Traits, int Name, int Number, double ForwardKmh, double BackwardKmh, double Seconds);
