namespace CoverageMap.Geo.Roads.Networks;

/// <summary>The lines of edges, measured so that the whole is as long as the edge says.</summary>
internal sealed class EdgeLines(RoadSections roads)
{
    public LonLat Point(int point) => new(roads.PointLon[point] / 1e7, roads.PointLat[point] / 1e7);

    /// <summary>How far a place on a piece of the line is from the edge's beginning.</summary>
    public uint OffsetDm(int edge, int point, double share)
    {
        var (before, total) = (0.0, 0.0);
        for (var at = roads.FirstPoint[edge]; at < roads.FirstPoint[edge + 1] - 1; at++)
        {
            var length = Point(at).DistanceMetresTo(Point(at + 1));
            if (at < point) before += length;
            else if (at == point) before += length * share;
            total += length;
        }
        return total > 0 ? (uint)Math.Round(before / total * roads.LengthDm[edge]) : 0;
    }

    public LonLat PositionAt(int point, double share)
    {
        if (share <= 0) return Point(point);
        var (from, to) = (Point(point), Point(point + 1));
        return new LonLat(from.Lon + share * (to.Lon - from.Lon), from.Lat + share * (to.Lat - from.Lat));
    }

    /// <summary>A stretch of an arc from one distance from its beginning to another, both ends included.</summary>
    public List<LonLat> Stretch(int arc, uint fromDm, uint toDm)
    {
        var edge = arc >> 1;
        var length = roads.LengthDm[edge];
        if ((arc & 1) == 0) return StretchAsDrawn(edge, fromDm, toDm);
        var line = StretchAsDrawn(edge, length - Math.Min(length, toDm), length - Math.Min(length, fromDm));
        line.Reverse();
        return line;
    }

    private List<LonLat> StretchAsDrawn(int edge, uint fromDm, uint toDm)
    {
        var (first, last) = (roads.FirstPoint[edge], roads.FirstPoint[edge + 1] - 1);
        var total = 0.0;
        for (var at = first; at < last; at++) total += Point(at).DistanceMetresTo(Point(at + 1));
        var scale = total / roads.LengthDm[edge];
        var (from, to, before) = (fromDm * scale, toDm * scale, 0.0);
        var line = new List<LonLat>();
        for (var at = first; at < last; at++)
        {
            var length = Point(at).DistanceMetresTo(Point(at + 1));
            var after = before + length;
            if (line.Count == 0 && (from <= after || at == last - 1)) line.Add(PositionAt(at, length > 0 ? Math.Clamp((from - before) / length, 0, 1) : 0));
            if (line.Count > 0 && (to <= after || at == last - 1))
            {
                line.Add(PositionAt(at, length > 0 ? Math.Clamp((to - before) / length, 0, 1) : 0));
                break;
            }
            if (line.Count > 0 && line[^1] != Point(at + 1)) line.Add(Point(at + 1));
            before = after;
        }
        return line;
    }
}
