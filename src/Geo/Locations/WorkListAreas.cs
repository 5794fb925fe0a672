using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Locations;

/// <summary>A unit by which the work list can be narrowed; districts with their wards, or wards alone where there are none.</summary>
/// <param name="Depth">0 for the campaign's area, 1 for what is right below it, 2 below that.</param>
public sealed record WorkListArea(string Code, string Name, int Depth);

/// <summary>The units of a campaign's area.</summary>
public sealed class WorkListAreas(NpgsqlDataSource database)
{
    /// <summary>The area itself first, then each unit right below it followed by its own.</summary>
    public Task<List<WorkListArea>> ListAsync(string areaCode, DateOnly day, CancellationToken cancel) => database.QueryAsync("""
        SELECT a.code, a.name, (a.area_id <> top.area_id)::integer + (p.area_id IS NOT NULL AND p.area_id <> top.area_id)::integer
        FROM area top
        JOIN area a ON a.valid @> $2::date
        LEFT JOIN area p ON p.area_id = a.parent_id AND a.area_id <> top.area_id
        WHERE top.code = $1 AND top.valid @> $2::date AND top.area_id IN (a.area_id, p.area_id, p.parent_id)
        ORDER BY a.area_id <> top.area_id, CASE WHEN p.area_id = top.area_id THEN a.code ELSE p.code END, p.area_id <> top.area_id, a.code
        """, row => new WorkListArea(row.GetString(0), row.GetString(1), row.GetInt32(2)), cancel, areaCode, day);

    /// <summary>West, south, east and north of a unit, in degrees.</summary>
    public async Task<double[]> ExtentAsync(string areaCode, DateOnly day, CancellationToken cancel)
    {
        var found = await database.QueryAsync("""
            SELECT ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom) FROM area WHERE code = $1 AND valid @> $2::date
            """, row => new[] { row.GetDouble(0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3) }, cancel, areaCode, day);
        return found.Count > 0 ? found[0] : throw new UserErrorException(
            $"Area '{areaCode}' is not stored for {day:yyyy-MM-dd}; choose one of the list, or import its units with `coverage areas import`.");
    }
}
