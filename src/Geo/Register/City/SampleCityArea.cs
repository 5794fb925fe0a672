using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Roads.Networks;
using NetTopologySuite.Geometries;

namespace CoverageMap.Geo.Register.City;

/// <summary>
/// The area that a sample city stands in. No outlines of Hà Nội's wards are at hand, so one is drawn about the road file's
/// junctions, under a code that no real unit has, and says so in its name.
/// </summary>
public static class SampleCityArea
{
    public const string Code = "99001";
    public const string Name = "Vùng mẫu đông nam Hà Nội (ranh giới vẽ)";
    public const string ProvinceCode = "99";
    private const string ProvinceName = "Hà Nội (mẫu)";

    /// <summary>So far beyond the outermost junction, in degrees: some 300 m.</summary>
    private const double Beyond = 0.003;

    public static IReadOnlyList<AreaBoundary> Draw(RoadNetwork network)
    {
        var junctions = new MultiPoint([.. Enumerable.Range(0, network.Info.Junctions).Select(network.JunctionPosition)
            .Select(at => new Point(at.Lon, at.Lat))]);
        var outline = new MultiPolygon([(Polygon)junctions.ConvexHull().Buffer(Beyond)]) { SRID = 4326 };
        return
        [
            new(ProvinceCode, AreaLevel.Province, ProvinceName, null, outline),
            new(Code, AreaLevel.Ward, Name, ProvinceCode, outline),
        ];
    }
}
