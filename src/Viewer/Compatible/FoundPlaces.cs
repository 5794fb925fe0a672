using CoverageMap.Geo;
using NetTopologySuite.Geometries;

namespace CoverageMap.Viewer.Compatible;

/// <summary>What a place is, from the largest to the smallest.</summary>
public enum PlaceKind { Country, Province, District, Ward, Hamlet, Street, House }

/// <summary>A unit that a place lies in.</summary>
/// <param name="FullName">"Xã Lộc Hòa".</param>
/// <param name="Name">"Lộc Hòa".</param>
/// <param name="Type">The unit word in small letters, or null.</param>
public sealed record PlaceUnit(string Code, string FullName, string Name, string? Type);

/// <summary>A place as clients of Nominatim are told of it.</summary>
/// <param name="Id">The same after every start; see <see cref="PlaceId"/>.</param>
/// <param name="UncertaintyMetres">The radius that holds the true place in nine cases of ten.</param>
/// <param name="MatchCode">How surely the address was resolved.</param>
/// <param name="Importance">0 to 1: results with more come first.</param>
/// <param name="Outline">Of a ward, where one is loaded.</param>
public sealed record FoundPlace(
    PlaceKind Kind, long Id, string? HouseNumber, string? Street, string? Hamlet,
    PlaceUnit? Ward, PlaceUnit? District, PlaceUnit? Province,
    LonLat Position, int UncertaintyMetres, string MatchCode, double Importance, MultiPolygon? Outline)
{
    /// <summary>West, south, east and north: of the outline, else of the circle of uncertainty.</summary>
    public (double West, double South, double East, double North) Box
    {
        get
        {
            if (Outline?.EnvelopeInternal is { } box) return (box.MinX, box.MinY, box.MaxX, box.MaxY);
            var dLat = UncertaintyMetres / 111_195.0; // metres of a degree on the mean sphere
            var dLon = dLat / Math.Max(0.01, Math.Cos(double.DegreesToRadians(Position.Lat)));
            return (Math.Max(-180, Position.Lon - dLon), Math.Max(-90, Position.Lat - dLat), Math.Min(180, Position.Lon + dLon), Math.Min(90, Position.Lat + dLat));
        }
    }
}

/// <summary>Where places are found: the gazetteer, or a small one of a test.</summary>
public interface IPlaceSource
{
    /// <summary>All that the address may mean, the likeliest first; one where it is clear.</summary>
    Task<IReadOnlyList<FoundPlace>> SearchAsync(string address, DateOnly asOf, CancellationToken cancel);

    /// <summary>The place at the position that is no smaller than asked for; null outside the country.</summary>
    Task<FoundPlace?> AtAsync(LonLat position, PlaceKind smallest, DateOnly asOf, CancellationToken cancel);

    /// <summary>The place of an id that was given out; null when there is none.</summary>
    Task<FoundPlace?> FindAsync(long id, CancellationToken cancel);

    /// <summary>The day whose units are meant where the caller names none.</summary>
    Task<DateOnly> DayAsync(CancellationToken cancel);

    /// <summary>When what is known of places was last read.</summary>
    Task<DateTimeOffset> UpdatedAsync(CancellationToken cancel);
}
