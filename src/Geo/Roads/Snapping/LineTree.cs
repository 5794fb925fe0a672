using CoverageMap.Geo.Roads.Memory;

namespace CoverageMap.Geo.Roads.Snapping;

/// <summary>Finds the parts of lines near a point, nearest first.</summary>
internal sealed class LineTree(
    Section<int> levelStart, Section<Box> boxes, Section<LinePart> parts, Section<int> firstPoint, Section<int> pointLon, Section<int> pointLat)
{
    public const int FanOut = 16;

    /// <summary>Hands over places on lines by distance, one for each part of an edge, until it is told to stop.</summary>
    /// <param name="visit">Gets a place; says whether to go on.</param>
    public void Visit(LonLat point, double limitMetres, Func<PlaceOnLine, bool> visit)
    {
        if (parts.Length == 0) return;
        var plane = new Plane(point);
        var limit = limitMetres * limitMetres;
        var open = new PriorityQueue<Found, (double Distance, int Order)>();
        // Things are numbered so that of two as near the same one always comes first.
        var top = levelStart.Length - 2;
        for (var at = levelStart[top]; at < levelStart[top + 1]; at++) OpenBox(top, at);
        while (open.TryDequeue(out var found, out var by))
        {
            if (by.Distance > limit) return;
            if (found.Place is { } place)
            {
                if (!visit(place)) return;
            }
            else if (found.Level == 0) OpenPart(found.At);
            else
            {
                var first = levelStart[found.Level - 1] + (found.At - levelStart[found.Level]) * FanOut;
                for (var at = first; at < Math.Min(first + FanOut, levelStart[found.Level]); at++) OpenBox(found.Level - 1, at);
            }
        }

        void OpenBox(int level, int at)
        {
            var distance = plane.SquaredTo(boxes[at]);
            if (distance <= limit) open.Enqueue(new Found(level, at, null), (distance, -1));
        }

        void OpenPart(int at)
        {
            var place = Nearest(plane, parts[at]);
            open.Enqueue(new Found(0, at, place), (place.Metres * place.Metres, place.Edge));
        }
    }

    private PlaceOnLine Nearest(Plane plane, LinePart part)
    {
        var last = Math.Min(part.FirstPoint + LinePart.MostPieces, firstPoint[part.Edge + 1] - 1);
        var (best, piece, share) = (double.PositiveInfinity, part.FirstPoint, 0.0);
        var (x0, y0) = plane.Of(pointLon[part.FirstPoint], pointLat[part.FirstPoint]);
        for (var point = part.FirstPoint; point < last; point++)
        {
            var (x1, y1) = plane.Of(pointLon[point + 1], pointLat[point + 1]);
            var (dx, dy) = (x1 - x0, y1 - y0);
            var length = dx * dx + dy * dy;
            var along = length > 0 ? Math.Clamp(-(x0 * dx + y0 * dy) / length, 0, 1) : 0;
            var (x, y) = (x0 + along * dx, y0 + along * dy);
            if (x * x + y * y < best) (best, piece, share) = (x * x + y * y, point, along);
            (x0, y0) = (x1, y1);
        }
        return new PlaceOnLine(part.Edge, piece, share, Math.Sqrt(best));
    }

    private readonly record struct Found(int Level, int At, PlaceOnLine? Place);
}

/// <summary>A place on an edge's line: so far along the piece that begins at a point.</summary>
internal readonly record struct PlaceOnLine(int Edge, int Point, double Share, double Metres);
