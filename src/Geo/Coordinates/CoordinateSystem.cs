using System.Globalization;

namespace CoverageMap.Geo.Coordinates;

/// <summary>A system that positions of a register may be in: degrees of WGS 84, or metres of VN-2000 about a meridian.</summary>
/// <param name="Epsg">Its code in the EPSG register.</param>
/// <param name="CentralMeridian">Degrees east; 0 for WGS 84.</param>
/// <param name="Scale">At the central meridian: 0.9999 in zones of 3° (TM-3), 0.9996 in zones of 6° (UTM).</param>
/// <param name="Provinces">The provinces until 2025 whose land registers use it.</param>
public sealed record CoordinateSystem(int Epsg, double CentralMeridian, double Scale, IReadOnlyList<string> Provinces)
{
    public static CoordinateSystem Wgs84 { get; } = new(4326, 0, 1, []);

    public bool IsDegrees => Epsg == 4326;

    public string Name => IsDegrees ? "WGS 84 (EPSG:4326)"
        : $"VN-2000 {(IsWide ? "UTM" : "TM-3")} {Meridian} (EPSG:{Epsg})";

    /// <summary>Zones of 6°, of the national maps rather than of a province.</summary>
    public bool IsWide => Scale < 0.9998;

    /// <summary>The meridian as people write it, such as 106°15'.</summary>
    public string Meridian => string.Create(CultureInfo.InvariantCulture,
        $"{Math.Truncate(CentralMeridian):0}°{(CentralMeridian - Math.Truncate(CentralMeridian)) * 60:00}'");
}
