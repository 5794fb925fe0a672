using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Coverage;

/// <summary>
/// Vector tiles of the heat layer `hexagons` (eligible, done, open, permille; or `few` instead of figures). A household
/// whose position is less sure than the hexagon's edge is long is shared out among the hexagons it may lie in; `sure` is
/// the per mille of those eligible who are not.
/// </summary>
public sealed class HexagonTiles(NpgsqlDataSource database)
{
    private static readonly string Sql = CoverageSql.Read("HexagonTiles.sql");

    /// <param name="gapCode">Null for all gaps together.</param>
    public async Task<byte[]> ReadAsync(
        TileAddress tile, ProvinceCoverage coverage, string? gapCode, CancellationToken cancel) =>
        (await database.QueryAsync(Sql, row => row.GetFieldValue<byte[]>(0), cancel,
            tile.Zoom, tile.X, tile.Y, HexagonSize.EdgeMetres(tile.Zoom), gapCode ?? "", SmallNumbers.MinimumEligible,
            coverage.WidestUncertaintyMetres, coverage.Campaign.AreaCode, coverage.UnitsOn))[0];

    /// <summary>Eligible person-gaps that lie surely in a hexagon at each zoom up to the finest, all that are drawn, and all.</summary>
    public async Task<HexagonReach> ReachAsync(string? gapCode, CancellationToken cancel)
    {
        var edges = Enumerable.Range(0, HexagonSize.FinestZoom + 1).Select(HexagonSize.EdgeMetres).ToArray();
        var rows = await database.QueryAsync("""
            WITH people AS (
              SELECT l.uncertainty_m / cos(radians(ST_Y(l.position))) AS reach, sum(g.eligible)::bigint AS eligible
              FROM household_gap g JOIN gap USING (gap_id)
              LEFT JOIN household_location l ON l.household_id = g.household_id AND l.position IS NOT NULL
              WHERE $2 IN ('', gap.code)
              GROUP BY 1
            )
            SELECT coalesce(sum(p.eligible) FILTER (WHERE p.reach <= zoom.edge), 0)::bigint,
              coalesce(sum(p.eligible) FILTER (WHERE p.reach IS NOT NULL), 0)::bigint, coalesce(sum(p.eligible), 0)::bigint
            FROM unnest($1::double precision[]) WITH ORDINALITY AS zoom (edge, number) LEFT JOIN people p ON true
            GROUP BY zoom.number ORDER BY zoom.number
            """, row => (Sure: row.GetInt64(0), Located: row.GetInt64(1), All: row.GetInt64(2)), cancel, edges, gapCode ?? "");
        return new HexagonReach([.. rows.Select(row => row.Sure)], rows[0].Located, rows[0].All);
    }
}

/// <param name="SureByZoom">Located at least as surely as a hexagon's edge is long. Index: zoom level from 0.</param>
/// <param name="Located">All that are drawn, the others shared out.</param>
public sealed record HexagonReach(IReadOnlyList<long> SureByZoom, long Located, long Eligible);
