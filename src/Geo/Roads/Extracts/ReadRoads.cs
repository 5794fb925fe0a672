using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>Reads the roads that a profile may use out of an OpenStreetMap extract.</summary>
public static class ReadRoads
{
    // Shares of the time that the two readings take; the rest goes into the edges.
    private const double WayShare = 0.45, NodeShare = 0.4;

    /// <param name="path">.osm.pbf, .osm or .osm.gz.</param>
    /// <param name="progress">The share done, 0 to 1.</param>
    /// <exception cref="UserErrorException">The extract is missing, damaged or hostile, or holds no road for the profile.</exception>
    public static ExtractedRoads Run(string path, Profile profile, IProgress<double>? progress, CancellationToken cancel)
    {
        var extract = new OsmExtract(path);
        var ways = new WayPass(profile, extract.MostNodes);
        var day = extract.Read(ways, Part(progress, 0, WayShare), cancel);
        if (ways.Ways.Count == 0) throw NoRoads(path, profile, $"it has {ways.WaysSeen} ways, {ways.RoadsSeen} of them roads, none of which the profile may use");
        var nodes = new NodeTable(ways.Ways.Nodes);
        var nodePass = new NodePass(nodes, profile);
        extract.Read(nodePass, Part(progress, WayShare, NodeShare), cancel);
        try
        {
            var draft = Draft(ways, nodes, nodePass.Passages, profile, cancel);
            if (draft.Edges == 0)
                throw NoRoads(path, profile, $"of {ways.Ways.Count} roads for it no two neighbouring points have a position; the file has {nodePass.NodesSeen} nodes");
            progress?.Report(1);
            return new ExtractedRoads(draft, day, ways.Restrictions.Counts);
        }
        catch (OsmDamage damage)
        {
            throw extract.Unreadable(damage.Message, damage);
        }
    }

    private static RoadDraft Draft(
        WayPass pass, NodeTable nodes, Dictionary<int, NodePassage> passages, Profile profile, CancellationToken cancel)
    {
        var ways = pass.Ways;
        var runs = new RoadRuns(ways, nodes);
        cancel.ThrowIfCancellationRequested();
        var junctions = new RoadJunctions(runs, nodes, passages, pass.Restrictions.ViaNodes);
        var edges = new RoadEdges(ways, nodes, passages, runs, junctions);
        cancel.ThrowIfCancellationRequested();
        var arcs = new RoadArcs(edges, junctions.Lon.Count);
        var classNames = ways.ClassNames;
        return new RoadDraft
        {
            JunctionLon = [.. junctions.Lon],
            JunctionLat = [.. junctions.Lat],
            From = edges.From,
            To = edges.To,
            ForwardMs = edges.ForwardMs,
            BackwardMs = edges.BackwardMs,
            LengthDm = edges.LengthDm,
            Class = OfWay(edges, way => ways[way].Class),
            Traits = OfWay(edges, way => ways[way].Traits),
            Name = OfWay(edges, way => ways[way].Name),
            Number = OfWay(edges, way => ways[way].Number),
            FirstPoint = edges.FirstPoint,
            PointLon = edges.PointLon,
            PointLat = edges.PointLat,
            Names = ways.Names,
            ClassNames = classNames,
            Bans = pass.Restrictions.Kept is { Count: > 0 } kept ? Bans(kept, ways, edges, arcs, junctions, pass.Restrictions.Counts) : [],
            Costs = profile.Turns is { } turns ? new TurnCosts(edges, arcs, turns, edge => classNames[ways[edges.Way[edge]].Class]).All() : [],
        };
    }

    private static IReadOnlyList<int[]> Bans(
        List<Restriction> kept, KeptWays ways, RoadEdges edges, RoadArcs arcs, RoadJunctions junctions, RestrictionCounts counts)
    {
        var wanted = kept.SelectMany(restriction => restriction.From.Concat(restriction.Via).Concat(restriction.To)).ToHashSet();
        return new RestrictionBans(arcs, new WayArcs(ways, edges, arcs, wanted), junctions, counts).All(kept);
    }

    private static T[] OfWay<T>(RoadEdges edges, Func<int, T> value) => Array.ConvertAll(edges.Way, way => value(way));

    private static UserErrorException NoRoads(string path, Profile profile, string found) =>
        new($"{path} holds no road for the profile '{profile.Name}': {found}. Nothing was changed.");

    private static Share? Part(IProgress<double>? progress, double from, double share) => progress is null ? null : new Share(progress, from, share);

    private sealed record Share(IProgress<double> Whole, double From, double Size) : IProgress<double>
    {
        public void Report(double value) => Whole.Report(From + value * Size);
    }
}

/// <param name="DataDate">The day of the data, where the extract tells it.</param>
/// <param name="Restrictions">The turn restrictions of the extract, and why some are not among the bans.</param>
public sealed record ExtractedRoads(RoadDraft Roads, DateOnly? DataDate, RestrictionCounts Restrictions);
