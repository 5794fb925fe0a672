using System.Globalization;
using CoverageMap.Geo;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Roads;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Days;
using Npgsql;

namespace CoverageMap.Planner.Plans;

/// <summary>The check of one stored plan; <paramref name="Violations"/> is empty for a sound one.</summary>
/// <param name="NotChecked">Why it could not be checked at all; null for one that was.</param>
public sealed record CheckedPlan(
    int PlanId, string AreaCode, DateOnly Day, int Version, IReadOnlyList<PlanViolation> Violations, string? NotChecked = null);

/// <summary>Reads stored plans back, routes and problem, and checks them as if they had just been made.</summary>
/// <param name="travel">Each plan is checked by the travel times it was made with.</param>
public sealed class CheckPlans(NpgsqlDataSource database, TravelTimesChoice travel)
{
    /// <summary>Checks every plan of every version; one whose travel times are not at hand any more says so.</summary>
    public async Task<IReadOnlyList<CheckedPlan>> RunAsync(CancellationToken cancel)
    {
        var plans = await database.QueryAsync("SELECT plan_id FROM plan ORDER BY plan_id", row => row.GetInt32(0), cancel);
        var results = new List<CheckedPlan>();
        foreach (var plan in plans) results.Add(await CheckAsync(plan, cancel));
        return results;
    }

    /// <exception cref="UserErrorException">The plan was made with travel times that are not at hand.</exception>
    public async Task<CheckedPlan> RunAsync(int planId, CancellationToken cancel)
    {
        var plan = await CheckAsync(planId, cancel);
        return plan.NotChecked is null ? plan : throw new UserErrorException(plan.NotChecked);
    }

    private async Task<CheckedPlan> CheckAsync(int planId, CancellationToken cancel)
    {
        var (head, problem) = await HeadAsync(planId, cancel);
        var rows = new StoredRows(planId, problem, head.Midnight);
        var plan = new DayPlan(await rows.RoutesAsync(database, cancel), await rows.LeftOutAsync(database, cancel));
        if (travel.Find(head.TravelModel, out var why) is not { } model)
            return new(planId, head.AreaCode, head.Day, head.Version, [], $"Plan {planId} of {head.AreaCode} for {head.Day:yyyy-MM-dd} cannot be checked: {why}");
        return new(planId, head.AreaCode, head.Day, head.Version,
        [
            .. DayCheck.Check(problem, plan, model, cancel), .. Totals(head, plan),
            .. await TasksAsync(planId, problem, cancel), .. await WaysAsync(planId, model, cancel),
        ]);
    }

    private async Task<(Head, DayProblem)> HeadAsync(int planId, CancellationToken cancel)
    {
        var heads = await database.QueryAsync("""
            SELECT a.code, p.day, p.version, p.travel_model, p.distance_m, p.work_s, p.problem::text,
              p.day::timestamp AT TIME ZONE coalesce((SELECT file ->> 'timeZone' FROM campaign LIMIT 1), 'Asia/Ho_Chi_Minh')
            FROM plan p JOIN area a USING (area_id)
            WHERE p.plan_id = $1
            """, row => (new Head(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetInt32(2), row.GetString(3),
                row.GetInt64(4), row.GetInt64(5), row.GetFieldValue<DateTimeOffset>(7)), DayProblemJson.Read(row.GetString(6))), cancel, planId);
        return heads is [var head] ? head : throw new UserErrorException(
            string.Create(CultureInfo.InvariantCulture, $"There is no plan with the number {planId}."));
    }

    private static IEnumerable<PlanViolation> Totals(Head head, DayPlan plan)
    {
        var metres = plan.Routes.Sum(route => (long)route.DistanceMetres);
        var seconds = plan.Routes.Sum(route => (long)route.TravelSeconds + route.ServiceSeconds + route.WaitSeconds);
        if ((metres, seconds) != (head.DistanceMetres, head.WorkSeconds))
            yield return new(PlanRule.Totals,
                $"The plan has totals of {head.DistanceMetres} m and {head.WorkSeconds} s of work, not {metres} m and {seconds} s.");
    }

    /// <summary>Each stop has as many tasks as its visit has gaps, all of residents of its household.</summary>
    private async Task<List<PlanViolation>> TasksAsync(int planId, DayProblem problem, CancellationToken cancel)
    {
        var gaps = problem.Visits.ToDictionary(visit => (visit.Household, visit.Part), visit => visit.Gaps);
        var stops = await database.QueryAsync("""
            SELECT s.household_id, s.part, count(t.resident_id)::integer,
              count(*) FILTER (WHERE s.household_id NOT IN (r.household_id, counted_household(r.household_id)))::integer
            FROM plan_stop s
            LEFT JOIN plan_task t USING (plan_id, route, stop)
            LEFT JOIN resident r USING (resident_id)
            WHERE s.plan_id = $1
            GROUP BY s.route, s.stop, s.household_id, s.part
            """, row => (Key: (row.GetInt64(0), (int)row.GetInt16(1)), Tasks: row.GetInt32(2), Strangers: row.GetInt32(3)), cancel, planId);
        return [.. stops.Where(stop => stop.Strangers > 0 || stop.Tasks != gaps.GetValueOrDefault(stop.Key))
            .Select(stop => new PlanViolation(PlanRule.Tasks,
                $"The stop at household {stop.Key.Item1}, part {stop.Key.Item2} has {stop.Tasks} tasks, {stop.Strangers} of them " +
                $"not of the household, for a visit with {gaps.GetValueOrDefault(stop.Key)} gaps."))];
    }

    /// <summary>Each ride is by road or not, just as the travel times say.</summary>
    private async Task<List<PlanViolation>> WaysAsync(int planId, ITravelTimes model, CancellationToken cancel)
    {
        var rides = await database.QueryAsync("""
            SELECT ride.route, ride.stop, ST_X(ride.source), ST_Y(ride.source), ST_X(ride.target), ST_Y(ride.target), ride.by_road
            FROM (
              SELECT s.route, s.stop, coalesce(lag(s.position) OVER w, r.depot) AS source, s.position AS target, s.by_road
              FROM plan_stop s JOIN plan_route r USING (plan_id, route) WHERE s.plan_id = $1
              WINDOW w AS (PARTITION BY s.route ORDER BY s.stop)
              UNION ALL
              (SELECT DISTINCT ON (s.route) s.route, 0, s.position, r.depot, r.back_by_road
              FROM plan_stop s JOIN plan_route r USING (plan_id, route) WHERE s.plan_id = $1
              ORDER BY s.route, s.stop DESC)
            ) ride
            """, row => (Route: row.GetInt16(0), Stop: row.GetInt32(1), From: new LonLat(row.GetDouble(2), row.GetDouble(3)),
                To: new LonLat(row.GetDouble(4), row.GetDouble(5)), ByRoad: row.GetBoolean(6)), cancel, planId);
        return [.. rides.Where(ride => ride.ByRoad != (model.Way(ride.From, ride.To) == TravelWay.Road))
            .Select(ride => new PlanViolation(PlanRule.Way,
                $"The ride of route {ride.Route} {(ride.Stop == 0 ? "back to its depot" : $"to stop {ride.Stop}")} " +
                $"{(ride.ByRoad ? "says to be by road and is not" : "is by road and does not say so")}."))];
    }

    private sealed record Head(
        string AreaCode, DateOnly Day, int Version, string TravelModel, long DistanceMetres, long WorkSeconds, DateTimeOffset Midnight);
}
