using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Union;

namespace CoverageMap.Geo.Areas;

/// <summary>
/// Reads ward boundaries from GeoJSON. Each feature has `code` and `name`, and, where there are districts,
/// `district_code` and `district`; districts and the province are the union of their wards.
/// </summary>
public static class AreaFile
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <param name="provinceCode">The code of the province all the wards lie in.</param>
    /// <param name="provinceName">Its full name.</param>
    /// <exception cref="UserErrorException">The file is missing, is no GeoJSON, or a feature is wrong; all faults are listed.</exception>
    public static IReadOnlyList<AreaBoundary> Read(string path, string provinceCode, string provinceName)
    {
        var faults = new List<string>();
        var wards = new List<AreaBoundary>();
        var districts = new Dictionary<string, string>();
        foreach (var (feature, number) in ReadFeatures(path).Select((feature, index) => (feature, index + 1)))
        {
            var (code, name) = (Text(feature, "code"), Text(feature, "name"));
            if (code is null || name is null) faults.Add($"feature {number}: `code` or `name` is missing");
            else if (wards.Any(other => other.Code == code)) faults.Add($"feature {number}: code {code} occurs twice");
            else if (Polygons(feature.Geometry) is not { } boundary)
                faults.Add($"feature {number} ({name}): the geometry is {feature.Geometry?.GeometryType ?? "missing"}, not a polygon");
            else
            {
                var district = Text(feature, "district_code");
                if (district is not null) districts[district] = Text(feature, "district") ?? district;
                wards.Add(new AreaBoundary(code, AreaLevel.Ward, name, district ?? provinceCode, boundary));
            }
        }
        if (wards.Count == 0 && faults.Count == 0) faults.Add("no feature in it");
        if (faults.Count > 0)
            throw new UserErrorException($"{path} cannot be imported: {string.Join("; ", faults.Take(20))}. Nothing was stored.");
        return
        [
            new AreaBoundary(provinceCode, AreaLevel.Province, provinceName, null, Union(wards)),
            .. districts.Select(district => new AreaBoundary(district.Key, AreaLevel.District, district.Value, provinceCode,
                Union(wards.Where(ward => ward.ParentCode == district.Key)))),
            .. wards,
        ];
    }

    /// <summary>Code and outline of each ward; features that lack one are passed over.</summary>
    /// <exception cref="UserErrorException">The file is missing or is no GeoJSON.</exception>
    public static IEnumerable<(string Code, MultiPolygon Outline)> Outlines(string path)
    {
        foreach (var feature in ReadFeatures(path))
            if (Text(feature, "code") is { } code && Polygons(feature.Geometry) is { } outline) yield return (code, outline);
    }

    private static FeatureCollection ReadFeatures(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<FeatureCollection>(stream, Json)
                ?? throw new UserErrorException($"{path} is empty; give a GeoJSON FeatureCollection.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException)
        {
            throw new UserErrorException($"{path} is not a GeoJSON FeatureCollection: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} cannot be read: {error.Message}", error);
        }
    }

    private static string? Text(IFeature feature, string name) =>
        feature.Attributes?.GetOptionalValue(name) is { } value
            ? Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null
            : null;

    private static MultiPolygon? Polygons(Geometry? geometry)
    {
        if (geometry is not (Polygon or MultiPolygon) || geometry.IsEmpty) return null;
        // Simplified outlines cross themselves here and there; PostGIS refuses those.
        var valid = geometry.IsValid ? geometry : GeometryFixer.Fix(geometry);
        return Multi(valid);
    }

    private static MultiPolygon Union(IEnumerable<AreaBoundary> areas) =>
        Multi(UnaryUnionOp.Union(areas.Select(area => (Geometry)area.Boundary)));

    private static MultiPolygon Multi(Geometry geometry)
    {
        var polygons = PolygonExtracter.GetPolygons(geometry).Cast<Polygon>().ToArray();
        return new MultiPolygon(polygons, GeometryFactory.Default) { SRID = 4326 };
    }
}
