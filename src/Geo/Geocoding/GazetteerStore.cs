using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Geocoding.Gazetteers;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CoverageMap.Geo.Geocoding;

/// <summary>Loads the gazetteer of a database: the folders' units, and the areas and hamlets that were imported into it.</summary>
public sealed class GazetteerStore(NpgsqlDataSource database, GazetteerFolders folders)
{
    /// <exception cref="UserErrorException">No ward was imported, or a file of the folders is damaged.</exception>
    public async Task<Gazetteer> LoadAsync(CancellationToken cancel)
    {
        var gazetteer = folders.Fill(new GazetteerBuilder());
        await AddAreasAsync(gazetteer, cancel);
        foreach (var (name, position) in await database.QueryAsync("SELECT name, ST_X(position), ST_Y(position) FROM locality ORDER BY locality_id",
            row => (row.GetString(0), new LonLat(row.GetDouble(1), row.GetDouble(2))), cancel)) gazetteer.Hamlet(name, position);
        return gazetteer.Build();
    }

    private async Task AddAreasAsync(GazetteerBuilder gazetteer, CancellationToken cancel)
    {
        var areas = await new AreaStore(database).AllAsync(cancel);
        if (!areas.Exists(area => area.Level == AreaLevel.Ward))
            throw new UserErrorException("No ward is stored, so no household can be placed; import some with `coverage areas import` first.");
        var units = new Dictionary<int, GazetteerUnit>();
        foreach (var area in areas.OrderBy(area => area.Level))
            units[area.Id] = gazetteer.Unit(area.Code, area.Level, area.Name, area.ParentId is { } parent ? units[parent] : null, area.ValidFrom, area.ValidTo);
        foreach (var unit in units.Values) GazetteerBuilder.Home(unit);
        foreach (var (id, outline) in await database.QueryAsync("SELECT area_id, geom FROM area WHERE level = 'ward'",
            row => (row.GetInt32(0), row.GetFieldValue<MultiPolygon>(1)), cancel)) GazetteerBuilder.Outline(units[id], outline);
        foreach (var (old, next) in await database.QueryAsync("SELECT old_area_id, new_area_id FROM area_succession ORDER BY 1, share DESC, 2",
            row => (row.GetInt32(0), row.GetInt32(1)), cancel)) GazetteerBuilder.Succeed(units[old], units[next]);
    }
}
