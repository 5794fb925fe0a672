using CoverageMap.Geo.Roads;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Reads coordinates, format and options of a request.</summary>
internal static class OsrmQuery
{
    /// <summary>OSRM keeps coordinates as millionths in 32 bits; what does not fit cannot be read.</summary>
    private const double MostDegrees = int.MaxValue / 1e6;

    /// <exception cref="OsrmMistake">It cannot be read; the message tells the place in the address.</exception>
    public static OsrmOptions Read(OsrmUrl url)
    {
        var cursor = new TextCursor(url.Query);
        var options = new OsrmOptions();
        if (url.Service == "table") options.Annotations = Annotations.Duration;
        try
        {
            options.Given = ReadPolyline(cursor, "polyline(", 5) ?? ReadPolyline(cursor, "polyline6(", 6) ?? ReadCoordinates(cursor);
            if (!cursor.Take(".json") && cursor.Take(".flatbuffers"))
                throw new OsrmMistake("NotImplemented", "Answers are written as JSON only.");
            if (cursor.Take('?')) OsrmGrammar.ReadOptions(cursor, url.Service, options);
        }
        catch (OsrmMistake mistake) when (mistake.Code == "InvalidQuery")
        {
            throw OsrmMistake.Query(url.QueryAt + cursor.At);
        }
        return cursor.IsAtEnd ? options : throw OsrmMistake.Query(url.QueryAt + cursor.At);
    }

    private static List<(double, double)> ReadCoordinates(TextCursor cursor)
    {
        if (ReadCoordinate(cursor) is not { } first) throw OsrmMistake.Query(cursor.At);
        List<(double, double)> coordinates = [first];
        while (cursor.At is var before && cursor.Take(';'))
        {
            if (ReadCoordinate(cursor) is { } next) coordinates.Add(next);
            else
            {
                cursor.At = before;
                break;
            }
        }
        return coordinates;
    }

    private static (double, double)? ReadCoordinate(TextCursor cursor)
    {
        var from = cursor.At;
        if (!cursor.TakeNumber(out var lon)) return null;
        cursor.Expect(',');
        if (!cursor.TakeNumber(out var lat)) throw OsrmMistake.Query(cursor.At);
        if (Math.Abs(lon) <= MostDegrees && Math.Abs(lat) <= MostDegrees) return (lon, lat);
        cursor.At = from;
        return null;
    }

    private static IReadOnlyList<(double, double)>? ReadPolyline(TextCursor cursor, string opening, int decimals)
    {
        if (!cursor.Take(opening)) return null;
        var from = cursor.At;
        var text = cursor.TakeWhile(one => one is >= '?' and <= '~' or '%' or '.' or '-' || char.IsAsciiDigit(one));
        if (text == "") throw OsrmMistake.Query(cursor.At);
        cursor.Expect(')');
        if (Polyline.Decode(text, decimals) is { Count: > 0 } points) return points;
        cursor.At = from;
        throw OsrmMistake.Query(from);
    }
}
