using CoverageMap.Geo.Database;
using Npgsql;
using NpgsqlTypes;

namespace CoverageMap.Geo.Areas;

/// <summary>Dated administrative units in the database.</summary>
public sealed class AreaStore(NpgsqlDataSource database)
{
    private const string Columns =
        "area_id, code, level, name, parent_id, lower(valid), upper(valid), ST_X(centre), ST_Y(centre)";

    /// <summary>All units of all times, ordered by code and first day of validity.</summary>
    public Task<List<Area>> AllAsync(CancellationToken cancel) =>
        database.QueryAsync($"SELECT {Columns} FROM area ORDER BY code, valid", Read, cancel);

    /// <summary>The unit of this code that is valid on the day.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public async Task<Area> FindAsync(string code, DateOnly day, CancellationToken cancel)
    {
        var sameCode = await database.QueryAsync(
            $"SELECT {Columns} FROM area WHERE code = $1 ORDER BY valid", Read, cancel, code);
        return sameCode.Find(area => area.IsValidOn(day)) ?? throw new UserErrorException(sameCode.Count == 0
            ? $"Area '{code}' is not known; `coverage areas list` shows the codes that are."
            : $"Area '{code}' ({sameCode[0].Name}) is valid from {sameCode[0].ValidFrom:yyyy-MM-dd} " +
              $"to {sameCode[^1].ValidTo:yyyy-MM-dd}, not on {day:yyyy-MM-dd}; name a unit of that day.");
    }

    /// <summary>
    /// Stores units in one transaction, parents before children. Units already there with the same code and first
    /// day are kept as they are, so that importing a file twice changes nothing.
    /// </summary>
    /// <returns>The number of units added.</returns>
    /// <exception cref="UserErrorException">A code is already in use during part of the period.</exception>
    public async Task<int> AddAsync(
        IReadOnlyList<AreaBoundary> areas, DateOnly validFrom, DateOnly? validTo, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var added = 0;
        foreach (var area in areas.OrderBy(area => area.Level))
            added += await AddAsync(connection, area, validFrom, validTo, cancel);
        await transaction.CommitAsync(cancel);
        return added;
    }

    private static async Task<int> AddAsync(
        NpgsqlConnection connection, AreaBoundary area, DateOnly validFrom, DateOnly? validTo, CancellationToken cancel)
    {
        try
        {
            return await connection.ExecuteAsync("""
                INSERT INTO area (code, level, name, parent_id, valid, geom, centre)
                SELECT $1, $2, $3, (SELECT area_id FROM area WHERE code = $4 AND valid @> $5::date),
                  daterange($5, $6), $7, ST_PointOnSurface($7)
                WHERE NOT EXISTS (SELECT FROM area WHERE code = $1 AND lower(valid) = $5 AND upper(valid) IS NOT DISTINCT FROM $6)
                """, cancel, area.Code, Name(area.Level), area.Name,
                new NpgsqlParameter { Value = (object?)area.ParentCode ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                validFrom,
                new NpgsqlParameter { Value = (object?)validTo ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date },
                area.Boundary);
        }
        catch (PostgresException clash) when (clash.ConstraintName == "area_code_once_at_a_time")
        {
            throw new UserErrorException(
                $"Area {area.Code} ({area.Name}) is already stored for part of the time from {validFrom:yyyy-MM-dd}: " +
                "two units cannot have one code at one time; give the period with --valid-from and --valid-to.", clash);
        }
    }

    /// <summary>Stores what became of which unit at a reform; pairs already known are kept.</summary>
    /// <param name="reformDay">The first day of the new units.</param>
    /// <returns>The number of pairs added.</returns>
    public async Task<int> AddSuccessionAsync(
        IReadOnlyList<AreaSuccession> succession, DateOnly reformDay, CancellationToken cancel)
    {
        return await database.ExecuteAsync("""
            INSERT INTO area_succession (old_area_id, new_area_id, share)
            SELECT old.area_id, new.area_id, pair.share
            FROM unnest($1::text[], $2::text[], $3::double precision[]) AS pair (old_code, new_code, share)
            JOIN area old ON old.code = pair.old_code AND old.valid @> $4::date - 1
            JOIN area new ON new.code = pair.new_code AND new.valid @> $4::date
            ON CONFLICT DO NOTHING
            """, cancel, succession.Select(pair => pair.OldCode).ToArray(),
            succession.Select(pair => pair.NewCode).ToArray(), succession.Select(pair => pair.Share).ToArray(), reformDay);
    }

    private static string Name(AreaLevel level) => level switch
    {
        AreaLevel.Province => "province",
        AreaLevel.District => "district",
        _ => "ward",
    };

    private static Area Read(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetString(1), Enum.Parse<AreaLevel>(row.GetString(2), ignoreCase: true), row.GetString(3),
        row.IsDBNull(4) ? null : row.GetInt32(4), row.GetFieldValue<DateOnly>(5),
        row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6), new LonLat(row.GetDouble(7), row.GetDouble(8)));
}
