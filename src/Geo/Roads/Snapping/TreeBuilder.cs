using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Roads.Snapping;

/// <summary>A packed tree of boxes over the parts of all lines (Kamel and Faloutsos, "On packing R-trees", 1993).</summary>
/// <param name="LevelStart">Where each level's boxes begin, parts first; last the number of boxes.</param>
internal sealed record LineTreeArrays(int[] LevelStart, Box[] Boxes, LinePart[] Parts);

internal static class TreeBuilder
{
    /// <param name="isUsed">Whether an edge is worth finding.</param>
    public static LineTreeArrays Build(RoadDraft roads, Func<int, bool> isUsed)
    {
        var (parts, boxes) = Parts(roads, isUsed);
        var all = boxes.Aggregate(Box.Empty, (box, other) => box.With(other));
        var keys = boxes.Select(box => Hilbert.KeyOf((int)(((long)box.West + box.East) / 2), (int)(((long)box.South + box.North) / 2), all)).ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        List<Box> levels = [.. order.Select(at => boxes[at])];
        var starts = new List<int> { 0 };
        for (var (from, count) = (0, levels.Count); count > 1;)
        {
            starts.Add(levels.Count);
            for (var at = from; at < from + count; at += LineTree.FanOut)
            {
                var box = Box.Empty;
                for (var child = at; child < Math.Min(from + count, at + LineTree.FanOut); child++) box = box.With(levels[child]);
                levels.Add(box);
            }
            (from, count) = (starts[^1], levels.Count - starts[^1]);
        }
        starts.Add(levels.Count);
        return new LineTreeArrays([.. starts], [.. levels], [.. order.Select(at => parts[at])]);
    }

    private static (List<LinePart>, List<Box>) Parts(RoadDraft roads, Func<int, bool> isUsed)
    {
        var (parts, boxes) = (new List<LinePart>(roads.Edges), new List<Box>(roads.Edges));
        for (var edge = 0; edge < roads.Edges; edge++)
        {
            if (!isUsed(edge)) continue;
            for (var first = roads.FirstPoint[edge]; first < roads.FirstPoint[edge + 1] - 1; first += LinePart.MostPieces)
            {
                var box = Box.Empty;
                var last = Math.Min(first + LinePart.MostPieces, roads.FirstPoint[edge + 1] - 1);
                for (var point = first; point <= last; point++) box = box.With(roads.PointLon[point], roads.PointLat[point]);
                parts.Add(new LinePart(edge, first));
                boxes.Add(box);
            }
        }
        return (parts, boxes);
    }
}
