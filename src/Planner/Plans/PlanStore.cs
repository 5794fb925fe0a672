using CoverageMap.Geo;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Planner.Plans;

/// <summary>The head line of a plan, for a list of plans.</summary>
/// <param name="Visits">The number of stops of all its routes.</param>
public sealed record PlanHeading(
    string AreaCode, string AreaName, DateOnly Day, int Version, DateTimeOffset CreatedAt, int Visits);

/// <summary>Plans in the database. A plan in force is the newest version for its area and day.</summary>
public sealed class PlanStore(NpgsqlDataSource database)
{
    /// <summary>The plans in force, newest day first.</summary>
    public Task<List<PlanHeading>> ListAsync(CancellationToken cancel) => database.QueryAsync("""
        SELECT a.code, a.name, p.day, p.version, p.created_at,
          (SELECT count(*)::integer FROM plan_stop s WHERE s.plan_id = p.plan_id)
        FROM plan_in_force p JOIN area a USING (area_id)
        ORDER BY p.day DESC, a.code
        """, row => new PlanHeading(
            row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetInt32(3),
            row.GetFieldValue<DateTimeOffset>(4), row.GetInt32(5)), cancel);

    /// <summary>The plan in force for an area and a day, or null when none was made.</summary>
    public async Task<StoredPlan?> FindAsync(string areaCode, DateOnly day, CancellationToken cancel)
    {
        var plans = await database.QueryAsync("""
            SELECT p.plan_id, a.code, a.name, p.day, p.version, p.created_at, p.travel_model, p.seed, p.time_limit_s,
              p.distance_m, p.work_s, p.road_points, p.straight_points
            FROM plan_in_force f JOIN plan p USING (plan_id) JOIN area a ON a.area_id = p.area_id
            WHERE a.code = $1 AND p.day = $2
            """, ReadPlan, cancel, areaCode, day);
        if (plans is not [var plan]) return null;
        var tasks = await TasksAsync(plan.Id, cancel);
        var stops = await StopsAsync(plan.Id, tasks, cancel);
        return plan with { Routes = await RoutesAsync(plan.Id, stops, cancel), LeftOut = await LeftOutAsync(plan.Id, cancel) };
    }

    private Task<List<StoredRoute>> RoutesAsync(
        int planId, ILookup<int, StoredStop> stops, CancellationToken cancel) => database.QueryAsync("""
        SELECT r.route, r.team_id, t.code, t.name, t.depot_name, ST_X(r.depot), ST_Y(r.depot), r.starts_at, r.ends_at,
          r.break_at, r.break_minutes, r.distance_m, r.travel_s, r.service_s, r.wait_s, r.back_by_road
        FROM plan_route r JOIN team t USING (team_id)
        WHERE r.plan_id = $1
        ORDER BY r.route
        """, row => new StoredRoute(
            row.GetInt16(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4),
            new LonLat(row.GetDouble(5), row.GetDouble(6)), row.GetFieldValue<DateTimeOffset>(7),
            row.GetFieldValue<DateTimeOffset>(8), row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
            row.GetInt32(10), row.GetInt32(11), row.GetInt32(12), row.GetInt32(13), row.GetInt32(14),
            [.. stops[row.GetInt16(0)]])
        { BackByRoad = row.GetBoolean(15) }, cancel, planId);

    private async Task<ILookup<int, StoredStop>> StopsAsync(
        int planId, ILookup<(int, int), StoredTask> tasks, CancellationToken cancel)
    {
        var stops = await database.QueryAsync("""
            SELECT s.route, s.stop, s.household_id, h.address, ST_X(s.position), ST_Y(s.position), s.match_code,
              s.uncertainty_m, s.arrives_at, s.starts_at, s.leaves_at, s.distance_m, s.travel_s, s.by_road
            FROM plan_stop s JOIN household h USING (household_id)
            WHERE s.plan_id = $1
            ORDER BY s.route, s.stop
            """, row => (Route: (int)row.GetInt16(0), Stop: new StoredStop(
                row.GetInt16(1), row.GetInt64(2), row.GetString(3), new LonLat(row.GetDouble(4), row.GetDouble(5)),
                row.GetString(6), row.GetInt32(7), row.GetFieldValue<DateTimeOffset>(8),
                row.GetFieldValue<DateTimeOffset>(9), row.GetFieldValue<DateTimeOffset>(10), row.GetInt32(11),
                row.GetInt32(12), [.. tasks[(row.GetInt16(0), row.GetInt16(1))]])
        { ByRoad = row.GetBoolean(13) }), cancel, planId);
        return stops.ToLookup(stop => stop.Route, stop => stop.Stop);
    }

    private async Task<ILookup<(int Route, int Stop), StoredTask>> TasksAsync(int planId, CancellationToken cancel)
    {
        var tasks = await database.QueryAsync("""
            SELECT t.route, t.stop, t.resident_id, r.name, r.birth_year, g.code
            FROM plan_task t JOIN resident r USING (resident_id) JOIN gap g USING (gap_id)
            WHERE t.plan_id = $1
            ORDER BY t.route, t.stop, r.number, g.position
            """, row => (Key: ((int)row.GetInt16(0), (int)row.GetInt16(1)),
                Task: new StoredTask(row.GetInt64(2), row.GetString(3), row.GetInt16(4), row.GetString(5))), cancel, planId);
        return tasks.ToLookup(task => task.Key, task => task.Task);
    }

    private Task<List<LeftOutHousehold>> LeftOutAsync(int planId, CancellationToken cancel) => database.QueryAsync("""
        SELECT l.household_id, h.address, ST_X(l.position), ST_Y(l.position), l.part, l.reason, l.gaps
        FROM plan_left_out l JOIN household h USING (household_id)
        WHERE l.plan_id = $1
        ORDER BY l.household_id, l.part
        """, row => new LeftOutHousehold(
            row.GetInt64(0), row.GetString(1), new LonLat(row.GetDouble(2), row.GetDouble(3)), row.GetInt16(4),
            row.GetString(5), row.GetInt32(6)), cancel, planId);

    private static StoredPlan ReadPlan(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetInt32(4),
        row.GetFieldValue<DateTimeOffset>(5), row.GetString(6), row.GetInt32(7), row.GetInt32(8), row.GetInt64(9),
        row.GetInt64(10), [], [])
    { Ways = new(row.GetInt32(11), row.GetInt32(12)) };
}
