namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Which options each service has, and how their values are read.</summary>
internal static class OsrmGrammar
{
    private static readonly Dictionary<string, Action<TextCursor, OsrmOptions>> General = new()
    {
        ["radiuses"] = (cursor, options) => Each(cursor, options.Radiuses, TakeRadius),
        ["hints"] = (cursor, options) => Each(cursor, options.Hints, TakeHint),
        ["bearings"] = (cursor, options) => Each(cursor, options.Bearings, TakeBearing),
        ["approaches"] = (cursor, options) => Each(cursor, options.Approaches, TakeApproach),
        ["generate_hints"] = (cursor, options) => options.GenerateHints = Flag(cursor),
        ["skip_waypoints"] = (cursor, options) => options.SkipWaypoints = Flag(cursor),
        ["exclude"] = (cursor, options) => options.Exclude = Many(cursor, ',', TakeClass),
        ["snapping"] = (cursor, options) => options.SnapsToAny = Word(cursor, ("default", false), ("any", true)),
    };

    private static readonly Dictionary<string, Action<TextCursor, OsrmOptions>> Lines = new(General)
    {
        ["steps"] = (cursor, options) => options.Steps = Flag(cursor),
        ["geometries"] = (cursor, options) => options.Geometries = Word(
            cursor, ("polyline6", LineFormat.Polyline6), ("polyline", LineFormat.Polyline), ("geojson", LineFormat.GeoJson)),
        ["overview"] = (cursor, options) => options.Overview = Word(
            cursor, ("simplified", Overview.Simplified), ("full", Overview.Full), ("false", Overview.False), ("by_legs", Overview.ByLegs)),
        ["annotations"] = (cursor, options) => options.Annotations = TakeAnnotations(cursor),
        ["waypoints"] = (cursor, options) => options.Waypoints = Many(cursor, ';', TakeIndex),
    };

    private static readonly Dictionary<string, Dictionary<string, Action<TextCursor, OsrmOptions>>> Services = new()
    {
        ["route"] = new(Lines)
        {
            ["alternatives"] = (cursor, _) => TakeAlternatives(cursor),
            ["continue_straight"] = (cursor, options) => options.ContinueStraight = cursor.Take("default") ? null : Flag(cursor),
        },
        ["table"] = new(General)
        {
            ["annotations"] = (cursor, options) => options.Annotations = Many(cursor, ',', TakeTableKind).Aggregate((all, one) => all | one),
            ["sources"] = (cursor, options) => options.Sources = cursor.Take("all") ? [] : Many(cursor, ';', TakeIndex),
            ["destinations"] = (cursor, options) => options.Destinations = cursor.Take("all") ? [] : Many(cursor, ';', TakeIndex),
            ["fallback_speed"] = (cursor, options) => options.FallbackSpeed = Number(cursor),
            ["fallback_coordinate"] = (cursor, options) => options.FallbackFromSnapped = Word(cursor, ("input", false), ("snapped", true)),
            ["scale_factor"] = (cursor, options) => options.ScaleFactor = Number(cursor),
        },
        ["nearest"] = new(General) { ["number"] = (cursor, options) => options.Number = Index(cursor) },
        ["match"] = new(Lines)
        {
            ["timestamps"] = (cursor, options) => options.Timestamps = Many(cursor, ';', TakeIndex),
            ["gaps"] = (cursor, options) => options.IgnoresGaps = Word(cursor, ("split", false), ("ignore", true)),
            ["tidy"] = (cursor, options) => options.Tidy = Flag(cursor),
        },
        ["trip"] = new(Lines)
        {
            ["roundtrip"] = (cursor, options) => options.Roundtrip = Flag(cursor),
            ["source"] = (cursor, options) => options.StartsFirst = Word(cursor, ("any", false), ("first", true)),
            ["destination"] = (cursor, options) => options.EndsLast = Word(cursor, ("any", false), ("last", true)),
        },
    };

    public static bool Has(string service) => Services.ContainsKey(service);

    /// <summary>Reads the options after "?", up to the end or to what is none.</summary>
    public static void ReadOptions(TextCursor cursor, string service, OsrmOptions options)
    {
        if (!ReadOption(cursor, service, options)) throw OsrmMistake.Query(cursor.At);
        while (cursor.At is var before && cursor.Take('&'))
        {
            if (ReadOption(cursor, service, options)) continue;
            cursor.At = before;
            return;
        }
    }

    private static bool ReadOption(TextCursor cursor, string service, OsrmOptions options)
    {
        var from = cursor.At;
        var name = cursor.TakeWhile(one => char.IsAsciiLetterLower(one) || one == '_');
        if (Services[service].TryGetValue(name, out var read) && cursor.Take('='))
        {
            read(cursor, options);
            return true;
        }
        cursor.At = from;
        return false;
    }

    // A value for each coordinate, each of which may be left empty.
    private static void Each<T>(TextCursor cursor, List<T> values, Func<TextCursor, T> take)
    {
        do values.Add(take(cursor));
        while (cursor.Take(';'));
    }

    // Values of which none may be left empty; what follows the last is left for others to stumble over.
    private static List<T> Many<T>(TextCursor cursor, char separator, Func<TextCursor, (bool Has, T Value)> take)
    {
        if (take(cursor) is not (true, var first)) throw OsrmMistake.Query(cursor.At);
        List<T> values = [first];
        while (cursor.At is var before && cursor.Take(separator))
        {
            if (take(cursor) is (true, var value)) values.Add(value);
            else
            {
                cursor.At = before;
                break;
            }
        }
        return values;
    }

    private static T Word<T>(TextCursor cursor, params ReadOnlySpan<(string Word, T Value)> words)
    {
        foreach (var (word, value) in words)
            if (cursor.Take(word)) return value;
        throw OsrmMistake.Query(cursor.At);
    }

    private static bool Flag(TextCursor cursor) => cursor.TakeFlag(out var flag) ? flag : throw OsrmMistake.Query(cursor.At);

    private static int Index(TextCursor cursor) => cursor.TakeUnsigned(out var number) ? number : throw OsrmMistake.Query(cursor.At);

    private static double Number(TextCursor cursor) => cursor.TakeNumber(out var number) ? number : throw OsrmMistake.Query(cursor.At);

    private static (bool, int) TakeIndex(TextCursor cursor) => (cursor.TakeUnsigned(out var number), number);

    private static (bool, string) TakeClass(TextCursor cursor) => cursor.TakeWhile(char.IsAsciiLetterOrDigit) is var name ? (name != "", name) : default;

    private static (bool, Annotations) TakeTableKind(TextCursor cursor) =>
        cursor.Take("duration") ? (true, Annotations.Duration) : cursor.Take("distance") ? (true, Annotations.Distance) : default;

    private static Annotations TakeAnnotations(TextCursor cursor)
    {
        if (cursor.Take("true")) return Annotations.All;
        if (cursor.Take("false")) return Annotations.None;
        return Many(cursor, ',', TakeAnnotation).Aggregate((all, one) => all | one);
    }

    private static (bool, Annotations) TakeAnnotation(TextCursor cursor)
    {
        foreach (var kind in new[] { Annotations.Duration, Annotations.Distance, Annotations.Speed, Annotations.Weight, Annotations.Datasources, Annotations.Nodes })
            if (cursor.Take(kind.ToString().ToLowerInvariant())) return (true, kind);
        return default;
    }

    private static void TakeAlternatives(TextCursor cursor)
    {
        if (!cursor.TakeUnsigned(out _)) Flag(cursor);
    }

    private static double? TakeRadius(TextCursor cursor) =>
        cursor.TakeNumber(out var metres) ? metres : cursor.Take("unlimited") ? double.PositiveInfinity : null;

    private static string? TakeHint(TextCursor cursor) =>
        cursor.TakeWhile(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '=') is { Length: > 0 } hint ? hint : null;

    private static (int, int)? TakeBearing(TextCursor cursor)
    {
        if (!cursor.TakeInteger(out var bearing)) return null;
        cursor.Expect(',');
        return cursor.TakeInteger(out var range) ? (bearing, range) : throw OsrmMistake.Query(cursor.At);
    }

    private static Approach? TakeApproach(TextCursor cursor) =>
        cursor.Take("unrestricted") ? Approach.Unrestricted : cursor.Take("curb") ? Approach.Curb : cursor.Take("opposite") ? Approach.Opposite : null;
}
