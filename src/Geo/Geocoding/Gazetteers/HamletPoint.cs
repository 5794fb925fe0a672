using CoverageMap.Geo.Geocoding.Names;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>A named place below the ward: an ấp, thôn, khu phố, sóc or bon, known by a point.</summary>
/// <param name="UncertaintyMetres">How far from the point its houses may be.</param>
public sealed record HamletPoint(string Name, LonLat Position, int UncertaintyMetres)
{
    public IReadOnlyList<HamletName> Names { get; } = HamletName.Of(Name);
}
