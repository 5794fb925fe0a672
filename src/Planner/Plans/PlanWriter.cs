using CoverageMap.Geo;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace CoverageMap.Planner.Plans;

/// <summary>Stores plans. A plan is only ever added; planning again adds the next version for its area and day.</summary>
public sealed class PlanWriter(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Stores a plan with its problem, its routes and what it leaves out, in one transaction.</summary>
    /// <returns>Its number and version.</returns>
    public async Task<(int PlanId, int Version)> AddAsync(NewPlan plan, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var (planId, version) = await AddPlanAsync(connection, plan, cancel);
        var moments = new PlanClock(plan.Day, plan.TimeZone);
        await AddRoutesAsync(connection, planId, plan, moments, cancel);
        await AddStopsAsync(connection, planId, plan, moments, cancel);
        await AddTasksAsync(connection, planId, plan, cancel);
        await AddLeftOutAsync(connection, planId, plan, cancel);
        await transaction.CommitAsync(cancel);
        return (planId, version);
    }

    private async Task<(int, int)> AddPlanAsync(NpgsqlConnection connection, NewPlan plan, CancellationToken cancel)
    {
        // Two plans for one area and day wait for each other here, so that both get a version of their own.
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock($1, $2)", cancel, plan.Area.Id, plan.Day.DayNumber);
        var rows = await connection.QueryAsync("""
            INSERT INTO plan (area_id, day, version, created_at, travel_model, seed, time_limit_s, problem, distance_m, work_s,
              road_points, straight_points)
            SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM plan WHERE area_id = $1 AND day = $2
            RETURNING plan_id, version
            """, row => (row.GetInt32(0), row.GetInt32(1)), cancel, plan.Area.Id, plan.Day, clock.GetUtcNow(), plan.Travel.Name,
            plan.Options.Seed, (int)Math.Ceiling(plan.Options.TimeLimit.TotalSeconds),
            new NpgsqlParameter { Value = DayProblemJson.Write(plan.Problem), NpgsqlDbType = NpgsqlDbType.Jsonb },
            plan.DistanceMetres, plan.WorkSeconds, plan.Ways.ByRoad, plan.Ways.Straight);
        return rows[0];
    }

    private static async Task AddRoutesAsync(
        NpgsqlConnection connection, int planId, NewPlan plan, PlanClock moments, CancellationToken cancel)
    {
        await using var rows = await connection.BeginBinaryImportAsync("""
            COPY plan_route (plan_id, route, team_id, starts_at, ends_at, break_at, distance_m, travel_s, service_s, wait_s,
              depot, break_minutes, back_by_road) FROM STDIN (FORMAT binary)
            """, cancel);
        foreach (var (number, route) in Numbered(plan))
        {
            var team = plan.Teams[route.TeamNumber];
            await rows.StartRowAsync(cancel);
            await rows.WriteAsync(planId, cancel);
            await rows.WriteAsync((short)number, cancel);
            await rows.WriteAsync(team.Id, cancel);
            await rows.WriteAsync(moments.Moment(route.StartsAt), cancel);
            await rows.WriteAsync(moments.Moment(route.EndsAt), cancel);
            if (route.BreakAt is { } begin) await rows.WriteAsync(moments.Moment(begin), cancel);
            else await rows.WriteNullAsync(cancel);
            foreach (var figure in new[] { route.DistanceMetres, route.TravelSeconds, route.ServiceSeconds, route.WaitSeconds })
                await rows.WriteAsync(figure, cancel);
            await rows.WriteAsync(Point(team.Team.Depot), cancel);
            await rows.WriteAsync(team.Team.Break?.Minutes ?? 0, cancel);
            await rows.WriteAsync(IsByRoad(plan, plan.Visits[route.Stops[^1].Visit].Household.Position, team.Team.Depot), cancel);
        }
        await rows.CompleteAsync(cancel);
    }

    private static async Task AddStopsAsync(
        NpgsqlConnection connection, int planId, NewPlan plan, PlanClock moments, CancellationToken cancel)
    {
        await using var rows = await connection.BeginBinaryImportAsync("""
            COPY plan_stop (plan_id, route, stop, household_id, part, position, match_code, uncertainty_m, arrives_at,
              starts_at, leaves_at, distance_m, travel_s, by_road) FROM STDIN (FORMAT binary)
            """, cancel);
        foreach (var (number, route) in Numbered(plan))
        {
            var from = plan.Teams[route.TeamNumber].Team.Depot;
            foreach (var (stop, rank) in route.Stops.Select((stop, index) => (stop, index + 1)))
            {
                var household = plan.Visits[stop.Visit].Household;
                await rows.StartRowAsync(cancel);
                await rows.WriteAsync(planId, cancel);
                await rows.WriteAsync((short)number, cancel);
                await rows.WriteAsync((short)rank, cancel);
                await rows.WriteAsync(household.Id, cancel);
                await rows.WriteAsync((short)plan.Visits[stop.Visit].Visit.Part, cancel);
                await rows.WriteAsync(Point(household.Position), cancel);
                await rows.WriteAsync(household.MatchCode, cancel);
                await rows.WriteAsync(household.UncertaintyMetres, cancel);
                foreach (var time in new[] { stop.ArrivesAt, stop.StartsAt, stop.LeavesAt })
                    await rows.WriteAsync(moments.Moment(time), cancel);
                await rows.WriteAsync(stop.DistanceMetres, cancel);
                await rows.WriteAsync(stop.TravelSeconds, cancel);
                await rows.WriteAsync(IsByRoad(plan, from, household.Position), cancel);
                from = household.Position;
            }
        }
        await rows.CompleteAsync(cancel);
    }

    private static Task<int> AddTasksAsync(NpgsqlConnection connection, int planId, NewPlan plan, CancellationToken cancel)
    {
        var tasks = (from entry in Numbered(plan)
                     from stop in entry.Route.Stops.Select((stop, index) => (stop.Visit, Rank: index + 1))
                     from gap in plan.Visits[stop.Visit].Gaps
                     select (entry.Number, stop.Rank, gap)).ToList();
        return connection.ExecuteAsync("""
            INSERT INTO plan_task (plan_id, route, stop, resident_id, gap_id)
            SELECT $1, task.route, task.stop, task.resident_id, gap.gap_id
            FROM unnest($2::smallint[], $3::smallint[], $4::bigint[], $5::text[]) AS task (route, stop, resident_id, code)
            LEFT JOIN gap USING (code)
            """, cancel, planId, tasks.Select(task => (short)task.Number).ToArray(), tasks.Select(task => (short)task.Rank).ToArray(),
            tasks.Select(task => task.gap.ResidentId).ToArray(), tasks.Select(task => task.gap.GapCode).ToArray());
    }

    private static async Task AddLeftOutAsync(NpgsqlConnection connection, int planId, NewPlan plan, CancellationToken cancel)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "COPY plan_left_out (plan_id, household_id, part, reason, gaps, position) FROM STDIN (FORMAT binary)", cancel);
        foreach (var leftOut in plan.Plan.LeftOut)
        {
            var visit = plan.Problem.Visits[leftOut.Visit];
            await rows.StartRowAsync(cancel);
            await rows.WriteAsync(planId, cancel);
            await rows.WriteAsync(visit.Household, cancel);
            await rows.WriteAsync((short)visit.Part, cancel);
            await rows.WriteAsync(leftOut.Reason, cancel);
            await rows.WriteAsync(visit.Gaps, cancel);
            await rows.WriteAsync(Point(visit.Position), cancel);
        }
        await rows.CompleteAsync(cancel);
    }

    private static bool IsByRoad(NewPlan plan, LonLat from, LonLat to) => plan.Travel.Way(from, to) == TravelWay.Road;

    private static IEnumerable<(int Number, DayRoute Route)> Numbered(NewPlan plan) =>
        plan.Plan.Routes.Select((route, index) => (index + 1, route));

    private static Point Point(LonLat at) => new(at.Lon, at.Lat) { SRID = 4326 };
}
