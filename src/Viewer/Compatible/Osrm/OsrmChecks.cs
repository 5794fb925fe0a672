namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Finds what can be read but makes no sense, in the order and the words of OSRM.</summary>
internal static class OsrmChecks
{
    /// <exception cref="OsrmMistake">Options do not fit the coordinates.</exception>
    public static void Options(string service, OsrmOptions options)
    {
        var count = options.Given.Count;
        Fits("hints", options.Hints.Count, count);
        Fits("bearings", options.Bearings.Count, count);
        Fits("radiuses", options.Radiuses.Count, count);
        Fits("approaches", options.Approaches.Count, count);
        if (service == "nearest")
        {
            Need(options.Number >= 1, "Number of results must be at least one.");
            Need(count == 1, "Only one input coordinate is supported");
        }
        else Need(count >= 2, "Number of coordinates needs to be at least two.");
        Need(options.Bearings.All(one => one is null or ( >= 0 and <= 360, >= 0 and <= 180)), "A bearing is 0 to 360 and its range 0 to 180.");
        Need(options.Radiuses.All(one => one is null or >= 0), "A radius must be >= 0.");
        Indices("waypoints", options.Waypoints, count);
        Indices("sources", options.Sources, count);
        Indices("destinations", options.Destinations, count);
        Need(options.FallbackSpeed is null or > 0, "fallback_speed must be > 0");
        Need(options.ScaleFactor > 0, "scale_factor must be > 0");
        Fits("timestamps", options.Timestamps.Count, count);
    }

    /// <exception cref="OsrmMistake">More is asked for than is answered at once.</exception>
    public static void Size(string service, OsrmOptions options, OsrmLimits limits)
    {
        var count = options.Given.Count;
        int Chosen(IReadOnlyList<int> indices) => indices.Count > 0 ? indices.Count : count;
        var cells = (long)Chosen(options.Sources) * Chosen(options.Destinations);
        switch (service)
        {
            case "route" when count > limits.RouteCoordinates:
                throw OsrmMistake.TooBig($"Number of entries {count} is higher than current maximum ({limits.RouteCoordinates})");
            case "table" when count > limits.TableCoordinates || cells > limits.TableCells:
                throw OsrmMistake.TooBig("Too many table coordinates");
            case "nearest" when options.Number > limits.NearestResults:
                throw OsrmMistake.TooBig($"Number of results {options.Number} is higher than current maximum ({limits.NearestResults})");
            case "match" when count > limits.MatchCoordinates:
                throw OsrmMistake.TooBig("Too many trace coordinates");
            case "match" when options.Radiuses.Any(radius => radius > limits.MatchRadiusMetres):
                throw OsrmMistake.TooBig("Radius search size is too large for map matching.");
            case "trip" when count > limits.TripCoordinates:
                throw OsrmMistake.TooBig("Too many trip coordinates");
        }
    }

    /// <exception cref="OsrmMistake">A value means nothing here.</exception>
    public static void Values(string service, OsrmOptions options)
    {
        if (service == "trip" && options is { Roundtrip: false, StartsFirst: false, EndsLast: false })
            throw new OsrmMistake("NotImplemented", "This request is not supported");
        if (options.Given.Any(given => !(given is { Lon: >= -180 and <= 180, Lat: >= -90 and <= 90 })))
            throw service is "table" or "nearest" ? OsrmMistake.Options("Coordinates are invalid") : OsrmMistake.Value("Invalid coordinate value.");
        if (options.Waypoints is { Count: > 0 } waypoints && (waypoints[0] != 0 || waypoints[^1] != options.Given.Count - 1))
            throw OsrmMistake.Value("First and last coordinates must be specified as waypoints.");
        if (options.Waypoints.Zip(options.Waypoints.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw OsrmMistake.Value("Waypoints need to be ascending.");
        if (options.Timestamps.Zip(options.Timestamps.Skip(1)).Any(pair => pair.First > pair.Second))
            throw OsrmMistake.Value("Timestamps need to be monotonically increasing.");
        if (options.Exclude.Any(name => name != "none")) throw OsrmMistake.Value("Exclude flag combination is not supported.");
    }

    private static void Fits(string name, int size, int coordinates) =>
        Need(size == 0 || size == coordinates, $"Number of elements in {name} size {size} does not match coordinate size {coordinates}");

    private static void Indices(string name, IReadOnlyList<int> indices, int count) =>
        Need(indices.All(index => index < count), $"An index in {name} is not below the number of coordinates, {count}.");

    private static void Need(bool holds, string message)
    {
        if (!holds) throw OsrmMistake.Options(message);
    }
}
