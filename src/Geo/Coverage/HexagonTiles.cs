using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Coverage;

/// <summary>
/// Vector tiles of the heat layer `hexagons` (eligible, done, open, permille; or `few` instead of figures). A household
/// counts in a hexagon only where its position is at least as sure as the hexagon's edge is long.
/// </summary>
public sealed class HexagonTiles(NpgsqlDataSource database)
{
    private static readonly string Sql = CoverageSql.Read("HexagonTiles.sql");

    /// <param name="gapCode">Null for all gaps together.</param>
    public async Task<byte[]> ReadAsync(TileAddress tile, string? gapCode, CancellationToken cancel) =>
        (await database.QueryAsync(Sql, row => row.GetFieldValue<byte[]>(0), cancel,
            tile.Zoom, tile.X, tile.Y, HexagonSize.EdgeMetres(tile.Zoom), gapCode ?? "", SmallNumbers.MinimumEligible))[0];

    /// <summary>Eligible person-gaps drawn in hexagons at each zoom up to the finest, and all of them.</summary>
    public async Task<HexagonReach> ReachAsync(string? gapCode, CancellationToken cancel)
    {
        var edges = Enumerable.Range(0, HexagonSize.FinestZoom + 1).Select(HexagonSize.EdgeMetres).ToArray();
        var rows = await database.QueryAsync("""
            WITH people AS (
              SELECT l.uncertainty_m, sum(g.eligible)::bigint AS eligible
              FROM household_gap g JOIN gap USING (gap_id)
              LEFT JOIN household_location l ON l.household_id = g.household_id AND l.position IS NOT NULL
              WHERE $2 IN ('', gap.code)
              GROUP BY l.uncertainty_m
            )
            SELECT coalesce(sum(p.eligible) FILTER (WHERE p.uncertainty_m <= zoom.edge), 0)::bigint,
              coalesce(sum(p.eligible), 0)::bigint
            FROM unnest($1::double precision[]) WITH ORDINALITY AS zoom (edge, number) LEFT JOIN people p ON true
            GROUP BY zoom.number ORDER BY zoom.number
            """, row => (Drawn: row.GetInt64(0), All: row.GetInt64(1)), cancel, edges, gapCode ?? "");
        return new HexagonReach([.. rows.Select(row => row.Drawn)], rows[0].All);
    }
}

/// <param name="DrawnByZoom">Index: zoom level from 0.</param>
public sealed record HexagonReach(IReadOnlyList<long> DrawnByZoom, long Eligible);
