using CoverageMap.Geo.OpenStreetMap;

namespace CoverageMap.Geo.Roads.Profiles;

/// <summary>Applies a profile to the tags of a node on a way: whether one gets past, and what it costs.</summary>
public sealed class NodeRules(Profile profile)
{
    public NodePassage Judge(Tags tags)
    {
        if (tags.Count == 0) return default;
        var seconds = 0d;
        if (tags["barrier"] is { } barrier)
        {
            var isKnown = profile.Barriers.TryGetValue(barrier, out var delay);
            // Its own tags tell more than the kind of barrier does.
            var access = profile.Access.Read(tags);
            if (access == AccessLevel.Forbidden || (access is null && isKnown && delay is null)) return new NodePassage(IsBlocked: true, 0, 0);
            seconds = delay ?? 0;
        }
        var (forward, backward) = Passing(tags);
        return new NodePassage(IsBlocked: false, Milliseconds(seconds + forward), Milliseconds(seconds + backward));
    }

    private (double Forward, double Backward) Passing(Tags tags)
    {
        var (forward, backward) = (0d, 0d);
        foreach (var (key, delays) in profile.Passing)
        {
            if (tags[key] is not { } value || !delays.TryGetValue(value, out var delay)) continue;
            // Signals and signs stand for one direction of the way often, beside the junction they serve.
            var direction = tags[value + ":direction"] ?? tags["direction"];
            if (direction != "backward") forward = Math.Max(forward, delay ?? 0);
            if (direction != "forward") backward = Math.Max(backward, delay ?? 0);
        }
        return (forward, backward);
    }

    private static uint Milliseconds(double seconds) => (uint)Math.Round(seconds * 1000);
}

/// <summary>What it takes to get past a node, in each direction of the way on which it lies.</summary>
public readonly record struct NodePassage(bool IsBlocked, uint ForwardMs, uint BackwardMs);
