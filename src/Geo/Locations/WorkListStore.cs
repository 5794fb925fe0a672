using CoverageMap.Geo.Database;
using Npgsql;
using NpgsqlTypes;

namespace CoverageMap.Geo.Locations;

/// <summary>The work list: households whose position only a person can tell.</summary>
public sealed class WorkListStore(NpgsqlDataSource database, WardPlaces wards)
{
    /// <param name="day">Whose units candidates are looked up in.</param>
    /// <exception cref="UserErrorException">The filter's area is not known.</exception>
    public async Task<IReadOnlyList<WorkListItem>> PageAsync(
        WorkListFilter filter, WorkListCursor? after, int rows, DateOnly day, CancellationToken cancel)
    {
        var (codes, ids) = await AreasAsync(filter.AreaCode, day, cancel);
        var pattern = string.IsNullOrWhiteSpace(filter.Text) ? null : $"%{Escape(filter.Text.Trim().Normalize())}%";
        var found = await database.QueryAsync(WorkListSql.Page(filter.Group), WorkListRow.Read, cancel,
            Null(filter.Reason, NpgsqlDbType.Text), Null(codes, NpgsqlDbType.Array | NpgsqlDbType.Text),
            Null(ids, NpgsqlDbType.Array | NpgsqlDbType.Integer), Null(pattern, NpgsqlDbType.Text),
            after?.Place ?? "", after?.HouseholdId ?? 0L, rows);
        return await ItemsAsync(found, day, cancel);
    }

    /// <summary>One household, whether or not it is on the list; null when it is not known.</summary>
    public async Task<WorkListItem?> FindAsync(long householdId, DateOnly day, CancellationToken cancel) =>
        await ItemsAsync(await database.QueryAsync(WorkListSql.One, WorkListRow.Read, cancel, householdId), day, cancel) is [var item] ? item : null;

    public async Task<WorkListCounts> CountAsync(CancellationToken cancel)
    {
        var reasons = await database.QueryAsync(
            "SELECT match_code, count(*)::integer FROM household_location WHERE position IS NULL GROUP BY match_code ORDER BY 2 DESC",
            row => (Code: row.GetString(0), Count: row.GetInt32(1)), cancel);
        return (await database.QueryAsync(WorkListSql.Counts, row => new WorkListCounts(
            reasons.Sum(reason => reason.Count), row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3),
            reasons.ToDictionary(reason => reason.Code, reason => reason.Count)), cancel))[0];
    }

    private async Task<IReadOnlyList<WorkListItem>> ItemsAsync(List<WorkListRow> rows, DateOnly day, CancellationToken cancel)
    {
        var codes = rows.SelectMany(row => row.AreaCodes).Distinct().ToArray();
        var known = await wards.FindAsync(codes, day, cancel);
        var wider = (await database.QueryAsync("""
            SELECT DISTINCT ON (code) area_id, code, name FROM area
            WHERE level <> 'ward' AND code = ANY ($1)
            ORDER BY code, valid @> $2::date DESC, lower(valid) DESC NULLS LAST
            """, row => new WiderArea(row.GetInt32(0), row.GetString(1), row.GetString(2)), cancel, codes, day)).ToDictionary(area => area.Code);
        return rows.ConvertAll(row => row.ToItem(known, wider));
    }

    // A household lies in the area today or lay in what became part of it; candidates are known by code only.
    private async Task<(string[]? Codes, int[]? Ids)> AreasAsync(string? code, DateOnly day, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(code)) return (null, null);
        var areas = await database.QueryAsync("""
            SELECT a.area_id, a.code
            FROM area chosen
            JOIN area a ON a.area_id = chosen.area_id OR a.area_id IN (SELECT area_id FROM wards_in(chosen.area_id, $2))
            WHERE chosen.code = $1 AND chosen.valid @> $2::date
            """, row => (Id: row.GetInt32(0), Code: row.GetString(1)), cancel, code, day);
        if (areas.Count == 0) throw new UserErrorException($"Area '{code}' is not known on {day:yyyy-MM-dd}; choose one of the list.");
        return ([.. areas.Select(area => area.Code).Distinct()], [.. areas.Select(area => area.Id)]);
    }

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private static NpgsqlParameter Null(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
