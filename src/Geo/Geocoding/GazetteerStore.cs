using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Database;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CoverageMap.Geo.Geocoding;

/// <summary>Loads the gazetteer from the database.</summary>
public sealed class GazetteerStore(NpgsqlDataSource database)
{
    private const int Neighbours = 3;

    /// <exception cref="UserErrorException">No ward was imported.</exception>
    public async Task<Gazetteer> LoadAsync(CancellationToken cancel)
    {
        var areas = await new AreaStore(database).AllAsync(cancel);
        var boundaries = (await database.QueryAsync("SELECT area_id, geom FROM area WHERE level = 'ward'",
            row => (Id: row.GetInt32(0), Boundary: row.GetFieldValue<MultiPolygon>(1)), cancel)).ToDictionary(row => row.Id, row => row.Boundary);
        if (boundaries.Count == 0)
            throw new UserErrorException("No ward is stored, so no address can be found; import some with `coverage areas import` first.");
        var units = areas.ConvertAll(area => new GazetteerUnit(area, boundaries.TryGetValue(area.Id, out var boundary) ? AreaExtent.Of(boundary) : null));
        var succession = await database.QueryAsync("SELECT old_area_id, new_area_id FROM area_succession ORDER BY 1, share DESC, 2",
            row => (row.GetInt32(0), row.GetInt32(1)), cancel);
        var held = await database.QueryAsync("""
            SELECT a.area_id, l.locality_id
            FROM locality l JOIN area a ON a.level = 'ward' AND ST_Covers(a.geom, l.position)
            ORDER BY 1, 2
            """, row => (row.GetInt32(0), row.GetInt32(1)), cancel);
        return new Gazetteer(units, succession, await LocalitiesAsync(cancel), held);
    }

    private async Task<List<GazetteerLocality>> LocalitiesAsync(CancellationToken cancel)
    {
        return await database.QueryAsync("""
            SELECT l.locality_id, l.name, ST_X(l.position), ST_Y(l.position),
              (SELECT avg(near.metres) FROM (
                SELECT ST_Distance(l.position::geography, other.position::geography) AS metres
                FROM locality other
                WHERE other.locality_id <> l.locality_id
                ORDER BY l.position <-> other.position LIMIT $1) near)
            FROM locality l
            ORDER BY l.locality_id
            """, row => new GazetteerLocality(row.GetInt32(0), row.GetString(1), new LonLat(row.GetDouble(2), row.GetDouble(3)),
                LocalityUncertainty.Metres(new LonLat(row.GetDouble(2), row.GetDouble(3)), row.IsDBNull(4) ? null : row.GetDouble(4))), cancel, Neighbours);
    }
}
