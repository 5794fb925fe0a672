using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Coverage;

/// <summary>
/// Vector tiles of administrative units with their rates. Layers: `wards` (code, name, district, eligible, done, open,
/// permille; or `few` instead of figures), `ward_names`, `borders` (level province or district), `localities` (name).
/// </summary>
public sealed class AreaTiles(NpgsqlDataSource database)
{
    private static readonly string Sql = CoverageSql.Read("AreaTiles.sql");

    /// <param name="gapCode">Null for all gaps together.</param>
    public async Task<byte[]> ReadAsync(
        TileAddress tile, ProvinceCoverage coverage, string? gapCode, CancellationToken cancel)
    {
        var wards = coverage.Wards.Where(ward => ward.AreaId is not null).ToList();
        var counts = wards.Select(ward => ward.Count(gapCode)).ToList();
        var rows = await database.QueryAsync(Sql, row => row.GetFieldValue<byte[]>(0), cancel,
            tile.Zoom, tile.X, tile.Y,
            wards.Select(ward => ward.AreaId!.Value).ToArray(),
            counts.Select(count => count.Eligible).ToArray(), counts.Select(count => count.Done).ToArray(),
            SmallNumbers.MinimumEligible, coverage.Campaign.AreaCode, coverage.UnitsOn);
        return rows[0];
    }
}
