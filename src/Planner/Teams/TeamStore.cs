using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Database;
using Npgsql;
using NpgsqlTypes;

namespace CoverageMap.Planner.Teams;

/// <summary>A team with its number in the database.</summary>
public sealed record StoredTeam(int Id, Team Team);

/// <summary>How an import changed the teams.</summary>
public sealed record TeamChanges(int Added, int Changed, int Unchanged);

/// <summary>Teams in the database.</summary>
public sealed class TeamStore(NpgsqlDataSource database)
{
    private const string Columns = """
        t.team_id, t.code, t.name, a.code, t.skills, t.kits::text, t.stock::text, t.shift_start, t.shift_end, t.break_from,
          t.break_until, t.break_minutes, t.depot_name, ST_X(t.depot), ST_Y(t.depot), t.speed_kmh
        """;

    /// <summary>All teams by code.</summary>
    public Task<List<StoredTeam>> AllAsync(CancellationToken cancel) => database.QueryAsync(
        $"SELECT {Columns} FROM team t JOIN area a USING (area_id) ORDER BY t.code", Read, cancel);

    /// <summary>
    /// Teams that serve the area or a part of it, by code, less those that the plan in force of another area sends out
    /// on this day. A team of a wider area is not among them: the plan of that area sends it out.
    /// </summary>
    public Task<List<StoredTeam>> FreeAsync(Area area, DateOnly day, CancellationToken cancel) => database.QueryAsync($"""
        SELECT {Columns}
        FROM team t
        JOIN area a USING (area_id)
        LEFT JOIN area_on($2) o ON o.area_id = a.area_id
        JOIN area u ON u.area_id = coalesce(o.on_day_id, a.area_id)
        LEFT JOIN area p ON p.area_id = u.parent_id
        WHERE $1 IN (u.area_id, u.parent_id, p.parent_id)
          AND NOT EXISTS (
            SELECT FROM plan_route r JOIN plan_in_force f USING (plan_id)
            WHERE r.team_id = t.team_id AND f.day = $2 AND f.area_id <> $1)
        ORDER BY t.code
        """, Read, cancel, area.Id, day);

    /// <summary>
    /// Stores teams by code in one transaction: new ones are added, changed ones changed, others left as they are. Teams
    /// that are not named stay.
    /// </summary>
    /// <param name="validOn">The day on which the teams' areas are looked up.</param>
    /// <exception cref="UserErrorException">An area is not known on that day; nothing is stored.</exception>
    public async Task<TeamChanges> SaveAsync(IReadOnlyList<Team> teams, DateOnly validOn, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var (added, changed) = (0, 0);
        foreach (var team in teams)
        {
            var written = await SaveAsync(connection, team, validOn, cancel);
            if (written is null) continue;
            if (written.Value) added++; else changed++;
        }
        await transaction.CommitAsync(cancel);
        return new(added, changed, teams.Count - added - changed);
    }

    /// <returns>True for a team that was added, false for a changed one, null for one that was the same already.</returns>
    private static async Task<bool?> SaveAsync(NpgsqlConnection connection, Team team, DateOnly validOn, CancellationToken cancel)
    {
        var areas = await connection.QueryAsync(
            "SELECT area_id FROM area WHERE code = $1 AND valid @> $2::date", row => row.GetInt32(0), cancel, team.AreaCode, validOn);
        if (areas is not [var areaId])
            throw new UserErrorException($"Team {team.Code}: area '{team.AreaCode}' is not known on {validOn:yyyy-MM-dd}; give the code of a unit of that day.");
        var written = await connection.QueryAsync("""
            INSERT INTO team (code, name, area_id, skills, kits, stock, shift_start, shift_end, break_from, break_until,
              break_minutes, depot_name, depot, speed_kmh)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, ST_SetSRID(ST_MakePoint($13, $14), 4326), $15)
            ON CONFLICT (code) DO UPDATE SET (name, area_id, skills, kits, stock, shift_start, shift_end, break_from,
                break_until, break_minutes, depot_name, depot, speed_kmh) =
              (excluded.name, excluded.area_id, excluded.skills, excluded.kits, excluded.stock, excluded.shift_start,
                excluded.shift_end, excluded.break_from, excluded.break_until, excluded.break_minutes, excluded.depot_name,
                excluded.depot, excluded.speed_kmh)
            WHERE (team.name, team.area_id, team.skills, team.kits, team.stock, team.shift_start, team.shift_end,
                team.break_from, team.break_until, team.break_minutes, team.depot_name, team.depot::bytea, team.speed_kmh)
              IS DISTINCT FROM (excluded.name, excluded.area_id, excluded.skills, excluded.kits, excluded.stock,
                excluded.shift_start, excluded.shift_end, excluded.break_from, excluded.break_until,
                excluded.break_minutes, excluded.depot_name, excluded.depot::bytea, excluded.speed_kmh)
            RETURNING xmax = 0
            """, row => row.GetBoolean(0), cancel, team.Code, team.Name, areaId, team.Skills.ToArray(), Json(team.Kits),
            Json(team.Stock), team.ShiftStart, team.ShiftEnd, Time(team.Break?.From), Time(team.Break?.Until),
            team.Break?.Minutes ?? 0, team.DepotName, team.Depot.Lon, team.Depot.Lat, (float)team.SpeedKmh);
        return written is [var isNew] ? isNew : null;
    }

    private static NpgsqlParameter Json(IReadOnlyDictionary<string, int> counts) =>
        new() { Value = JsonSerializer.Serialize(counts), NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static NpgsqlParameter Time(TimeOnly? time) =>
        new() { Value = (object?)time ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Time };

    private static StoredTeam Read(NpgsqlDataReader row) => new(row.GetInt32(0), new(
        row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<string[]>(4), Counts(row.GetString(5)),
        Counts(row.GetString(6)), row.GetFieldValue<TimeOnly>(7), row.GetFieldValue<TimeOnly>(8),
        row.IsDBNull(9) ? null : new(row.GetFieldValue<TimeOnly>(9), row.GetFieldValue<TimeOnly>(10), row.GetInt32(11)),
        row.GetString(12), new LonLat(row.GetDouble(13), row.GetDouble(14)), row.GetFloat(15)));

    private static Dictionary<string, int> Counts(string json) => JsonSerializer.Deserialize<Dictionary<string, int>>(json)!;
}
