namespace CoverageMap.Geo.Coordinates;

/// <summary>Why a position was not taken, and how to repair it.</summary>
public sealed record PositionFault(string Reason, string Repair);

/// <summary>
/// Turns the coordinates of a register into positions. Which axis comes first is a property of the whole file: found
/// from a sample, told to the user, and a row that contradicts it is not believed.
/// </summary>
public sealed class PositionReader
{
    private const double LargestDegree = 180;

    private readonly bool _northFirst;

    private PositionReader(CoordinateSystem system, bool northFirst) => (System, _northFirst) = (system, northFirst);

    public CoordinateSystem System { get; }

    /// <summary>How the file's coordinates are read, for the user to confirm.</summary>
    public string Note => System.IsDegrees
        ? $"Positions are read as degrees of {System.Name}, {(_northFirst ? "latitude" : "longitude")} first."
        : $"Positions are read as metres of {System.Name}, {(_northFirst ? "north first (X is north, as Vietnam's land surveyors write)" : "east first")}.";

    /// <param name="sample">Two cells, or one that holds both coordinates and null.</param>
    /// <param name="named">The system that the user names; null for degrees of WGS 84.</param>
    /// <param name="northFirst">The order that the headings promise, or null where they leave it open.</param>
    /// <param name="origin">Names the file in messages.</param>
    /// <exception cref="UserErrorException">The values are metres and no system was named, or degrees of a system in metres.</exception>
    public static PositionReader Detect(
        IEnumerable<(string First, string? Second)> sample, CoordinateSystem? named, bool? northFirst, string origin)
    {
        var pairs = sample.Select(cells => Pair(cells.First, cells.Second)).OfType<(Coordinate First, Coordinate Second)>().ToList();
        var system = named ?? CoordinateSystem.Wgs84;
        var inDegrees = pairs.Count(IsDegrees);
        if (system.IsDegrees && inDegrees * 2 < pairs.Count) throw new UserErrorException(
            $"Register {origin} gives positions in metres, such as {pairs.First(pair => !IsDegrees(pair)).First.Value:0}, and their system is not named. " +
            "Name it: --coordinates \"Bình Phước\" (VN-2000, central meridian 106°15', EPSG:9212), another province, meridian or EPSG code; " +
            "or --coordinates none to leave positions out.");
        if (!system.IsDegrees && inDegrees * 2 > pairs.Count) throw new UserErrorException(
            $"Register {origin} gives positions in degrees, but {system.Name} is in metres; leave --coordinates out for WGS 84.");
        var north = pairs.Count(pair => IsNorthFirst(pair) is true);
        var east = pairs.Count(pair => IsNorthFirst(pair) is false);
        return new PositionReader(system, northFirst ?? north >= east);
    }

    /// <summary>The position, or null with the fault that kept it from being taken.</summary>
    public LonLat? Read(string first, string? second, out PositionFault? fault)
    {
        fault = null;
        if (Pair(first, second) is not { } pair)
            fault = new PositionFault("is no position", "write it such as 11.53214, 106.89021, in degrees, or in two columns");
        else if (IsDegrees(pair) != System.IsDegrees)
            fault = new PositionFault(System.IsDegrees ? "is in metres while the file is in degrees" : "is in degrees while the file is in metres",
                $"write it in {System.Name}");
        else if (IsNorthFirst(pair) is { } northFirst && northFirst != _northFirst)
            fault = new PositionFault("has its axes swapped", $"write the {(_northFirst ? "north" : "east")} coordinate first, or change the headings");
        else if (Position(pair) is { } position && Vietnam.Holds(position)) return position;
        else fault = new PositionFault("lies outside Vietnam", $"check its digits, and that it is in {System.Name}");
        return null;
    }

    /// <summary>Where the coordinates would be in another system: for finding out which one a file is in.</summary>
    public LonLat? ReadAs(CoordinateSystem other, string first, string? second) =>
        new PositionReader(other, _northFirst).Read(first, second, out _);

    private LonLat? Position((Coordinate First, Coordinate Second) pair)
    {
        var (north, east) = _northFirst ? (pair.First.Value, pair.Second.Value) : (pair.Second.Value, pair.First.Value);
        var (lon, lat) = System.IsDegrees ? (east, north) : Vn2000.ToDegrees(System, east, north);
        return lon is >= -180 and <= 180 && lat is >= -90 and <= 90 ? new LonLat(lon, lat) : null;
    }

    private static (Coordinate First, Coordinate Second)? Pair(string first, string? second)
    {
        if (second is null) return CoordinateText.Two(first);
        return CoordinateText.One(first.Trim()) is { } one && CoordinateText.One(second.Trim()) is { } two ? (one, two) : null;
    }

    private static bool IsDegrees((Coordinate First, Coordinate Second) pair) =>
        Math.Abs(pair.First.Value) <= LargestDegree && Math.Abs(pair.Second.Value) <= LargestDegree;

    /// <summary>By its letters, else by size: in Vietnam no latitude is a longitude, and every northing exceeds every easting.</summary>
    private static bool? IsNorthFirst((Coordinate First, Coordinate Second) pair)
    {
        if (pair.First.IsNorth is { } first) return first;
        if (pair.Second.IsNorth is { } second) return !second;
        if (!IsDegrees(pair)) return pair.First.Value > pair.Second.Value;
        return Vietnam.HoldsLatitude(pair.First.Value) && Vietnam.HoldsLongitude(pair.Second.Value) ? true
            : Vietnam.HoldsLongitude(pair.First.Value) && Vietnam.HoldsLatitude(pair.Second.Value) ? false : null;
    }
}
