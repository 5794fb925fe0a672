using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Gazetteers;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace CoverageMap.Geo.Geocoding;

/// <summary>Tells whether a position may belong to an address: whether it lies in the ward that the address names.</summary>
/// <param name="day">The day whose units the address is resolved in.</param>
public sealed class WardCheck(Geocoder geocoder, DateOnly day)
{
    // Outlines inside a unit of 2025 are off by some hundred metres.
    private const double ToleranceMetres = 500;
    private const double MetresPerDegree = 111_320;

    private readonly ReverseGeocoder _reverse = new(geocoder.Gazetteer);

    /// <returns>What speaks against the position, or null when nothing does, the address naming no certain ward for one.</returns>
    public string? Fault(string address, LonLat position)
    {
        if (geocoder.Resolve(address, day).Ward is not { Extent: { } extent } ward || MayLieIn(ward, extent, position)) return null;
        var there = _reverse.Find(position, day) is { Ward: { Level: AreaLevel.Ward } other, IsInOutline: true } ? $"lies in {other.FullName}"
            : $"lies {extent.Centre.DistanceMetresTo(position) / 1000:N0} km from the middle of {ward.FullName}";
        return $"{there}, but the address names {ward.FullName}";
    }

    private static bool MayLieIn(GazetteerUnit ward, AreaExtent extent, LonLat position)
    {
        // Of a ward without an outline only nine tenths are within the radius.
        if (ward.Outline is not { } outline) return extent.Centre.DistanceMetresTo(position) <= 2 * extent.RadiusMetres;
        var point = new Coordinate(position.Lon, position.Lat);
        return SimplePointInAreaLocator.Locate(point, outline) != Location.Exterior
            || outline.Distance(GeometryFactory.Default.CreatePoint(point)) * MetresPerDegree <= ToleranceMetres;
    }
}
