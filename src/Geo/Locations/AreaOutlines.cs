using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Locations;

/// <summary>Outlines of units for a map.</summary>
public sealed class AreaOutlines(NpgsqlDataSource database)
{
    /// <summary>A GeoJSON geometry, simplified to some ten metres; null when there is no such unit.</summary>
    public async Task<string?> FindAsync(int areaId, CancellationToken cancel) => (await database.QueryAsync("""
        SELECT ST_AsGeoJSON(ST_SimplifyPreserveTopology(geom, 0.0001), 5) FROM area WHERE area_id = $1
        """, row => row.GetString(0), cancel, areaId)).FirstOrDefault();
}
