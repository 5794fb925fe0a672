using System.Collections.Concurrent;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Geocoding.Gazetteers;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CoverageMap.Geo.Locations;

/// <summary>A ward as a place to look for a household.</summary>
/// <param name="Within">The name of the unit above.</param>
/// <param name="Extent">Its middle, and the radius that holds nine tenths of it.</param>
public sealed record WardPlace(int AreaId, string Code, string Name, string? Within, AreaExtent Extent);

/// <summary>Wards by code. Each is measured once: a ward's boundary never changes, a reform makes another ward.</summary>
public sealed class WardPlaces(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<int, WardPlace> _known = new();

    /// <summary>The wards of these codes, on the day where they are valid then, else the newest; codes of no ward are left out.</summary>
    public async Task<IReadOnlyDictionary<string, WardPlace>> FindAsync(IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancel)
    {
        var ids = await database.QueryAsync("""
            SELECT DISTINCT ON (code) area_id, code FROM area
            WHERE level = 'ward' AND code = ANY ($1)
            ORDER BY code, valid @> $2::date DESC, lower(valid) DESC NULLS LAST
            """, row => (Id: row.GetInt32(0), Code: row.GetString(1)), cancel, codes.ToArray(), day);
        var unknown = ids.Where(area => !_known.ContainsKey(area.Id)).Select(area => area.Id).ToArray();
        if (unknown.Length > 0) await MeasureAsync(unknown, cancel);
        return ids.ToDictionary(area => area.Code, area => _known[area.Id]);
    }

    private async Task MeasureAsync(int[] ids, CancellationToken cancel)
    {
        var wards = await database.QueryAsync("""
            SELECT w.area_id, w.code, w.name, p.name, w.geom
            FROM area w LEFT JOIN area p ON p.area_id = w.parent_id
            WHERE w.area_id = ANY ($1)
            """, row => new WardPlace(row.GetInt32(0), row.GetString(1), row.GetString(2),
                row.IsDBNull(3) ? null : row.GetString(3), AreaExtent.Of(row.GetFieldValue<MultiPolygon>(4))), cancel, ids);
        foreach (var ward in wards) _known[ward.AreaId] = ward;
    }
}
