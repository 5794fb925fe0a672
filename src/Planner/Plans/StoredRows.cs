using CoverageMap.Geo.Database;
using CoverageMap.Planner.Problems;
using Npgsql;

namespace CoverageMap.Planner.Plans;

/// <summary>Reads the rows of a stored plan back as the answer to its problem, just as they were written.</summary>
/// <param name="midnight">The start of the plan's day.</param>
internal sealed class StoredRows(int planId, DayProblem problem, DateTimeOffset midnight)
{
    // A number outside the problem stands for a team or a visit that it does not know; the check reports it.
    private const int Unknown = -1;

    private readonly Dictionary<string, int> _teams =
        problem.Teams.Select((team, number) => (team.Code, number)).ToDictionary(entry => entry.Code, entry => entry.number);

    private readonly Dictionary<(long, int), int> _visits = problem.Visits
        .Select((visit, number) => (visit, number)).ToDictionary(entry => (entry.visit.Household, entry.visit.Part), entry => entry.number);

    public async Task<IReadOnlyList<DayRoute>> RoutesAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var stops = await StopsAsync(database, cancel);
        return await database.QueryAsync("""
            SELECT r.route, t.code, r.starts_at, r.ends_at, r.break_at, r.distance_m, r.travel_s, r.service_s, r.wait_s
            FROM plan_route r JOIN team t USING (team_id)
            WHERE r.plan_id = $1
            ORDER BY r.route
            """, row => new DayRoute(
                _teams.GetValueOrDefault(row.GetString(1), Unknown), Seconds(row, 2), Seconds(row, 3),
                row.IsDBNull(4) ? null : Seconds(row, 4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8),
                [.. stops[row.GetInt16(0)]]), cancel, planId);
    }

    public async Task<IReadOnlyList<LeftOutVisit>> LeftOutAsync(NpgsqlDataSource database, CancellationToken cancel) =>
        await database.QueryAsync("SELECT household_id, part, reason FROM plan_left_out WHERE plan_id = $1",
            row => new LeftOutVisit(Visit(row.GetInt64(0), row.GetInt16(1)), row.GetString(2)), cancel, planId);

    private async Task<ILookup<int, DayStop>> StopsAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var stops = await database.QueryAsync("""
            SELECT route, household_id, part, arrives_at, starts_at, leaves_at, distance_m, travel_s
            FROM plan_stop
            WHERE plan_id = $1
            ORDER BY route, stop
            """, row => (Route: (int)row.GetInt16(0), Stop: new DayStop(
                Visit(row.GetInt64(1), row.GetInt16(2)), Seconds(row, 3), Seconds(row, 4), Seconds(row, 5), row.GetInt32(6),
                row.GetInt32(7))), cancel, planId);
        return stops.ToLookup(stop => stop.Route, stop => stop.Stop);
    }

    private int Visit(long household, int part) => _visits.GetValueOrDefault((household, part), Unknown);

    private int Seconds(NpgsqlDataReader row, int field) => (int)(row.GetFieldValue<DateTimeOffset>(field) - midnight).TotalSeconds;
}
