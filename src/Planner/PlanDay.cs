using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Demand;
using CoverageMap.Planner.Explaining;
using CoverageMap.Planner.Plans;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Days;
using CoverageMap.Planner.Teams;
using Npgsql;

namespace CoverageMap.Planner;

/// <summary>Plans a day for an area, from the demand in the database to the plan in the database.</summary>
/// <param name="machines">As of <see cref="RoutingEngine"/>.</param>
public sealed class PlanDay(NpgsqlDataSource database, TimeProvider clock, TravelTimesChoice choice, Campaign campaign, IReadOnlyList<IRoutingEngine>? machines = null)
{
    /// <returns>The figures of the plan that was stored.</returns>
    /// <exception cref="UserErrorException">The area is not known that day, or there are no teams or nobody due.</exception>
    /// <exception cref="InvalidOperationException">The plan breaks a rule; it is not stored.</exception>
    public async Task<PlanDayResult> RunAsync(
        DateOnly day, string areaCode, SolveOptions options, IProgress<PlanProgress>? progress, CancellationToken cancel)
    {
        var steps = new PlanSteps(clock, progress);
        var area = await new AreaStore(database).FindAsync(areaCode, day, cancel);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone);

        steps.Begin(PlanStep.Demand);
        var teams = await TeamsAsync(area, day, cancel);
        var due = await DueAsync(area, day, zone, cancel);

        steps.Begin(PlanStep.Problem);
        DayTeam[] routingTeams = [.. teams.Select(team => team.Team.ForRouting())];
        var toVisits = new DueVisits(campaign, routingTeams);
        var visits = due.SelectMany(toVisits.Of).ToList();
        var problem = new DayProblem(routingTeams, [.. visits.Select(visit => visit.Visit)]);
        var travel = choice.For(PointWays.PlacesOf(problem));

        steps.Begin(PlanStep.Solve);
        var routes = new DaySolver(travel, clock, machines).Solve(problem, options, steps, cancel);

        steps.Begin(PlanStep.Explain);
        var plan = new DayPlan(routes, new LeftOutReasons(problem, routes, travel).Explain(cancel));

        steps.Begin(PlanStep.Check);
        if (DayCheck.Check(problem, plan, travel, cancel) is { Count: > 0 } broken)
            throw new InvalidOperationException(
                $"The plan breaks {broken.Count} rules and was not stored. {string.Join(' ', broken.Take(5).Select(rule => rule.Message))}");

        steps.Begin(PlanStep.Keep);
        var newPlan = new NewPlan(area, day, zone, teams, visits, problem, plan, travel, options);
        var (planId, version) = await new PlanWriter(database, clock).AddAsync(newPlan, cancel);
        var stored = await new CheckPlans(database, choice).RunAsync(planId, cancel);
        return new(planId, version, plan.Routes.Sum(route => route.Stops.Count), plan.LeftOut.Count,
            plan.Routes.Sum(route => route.Stops.Sum(stop => problem.Visits[stop.Visit].Gaps)),
            newPlan.DistanceMetres, newPlan.WorkSeconds, travel.Name, newPlan.Ways, stored.Violations, steps.End());
    }

    private async Task<List<StoredTeam>> TeamsAsync(Area area, DateOnly day, CancellationToken cancel)
    {
        var teams = await new TeamStore(database).FreeAsync(area, day, cancel);
        return teams.Count > 0 ? teams : throw new UserErrorException(
            $"No team that serves {area.Name} ({area.Code}) is free on {day:yyyy-MM-dd}; import teams for this area with " +
            "`coverage teams import FILE.csv`.");
    }

    private async Task<List<DueHousehold>> DueAsync(Area area, DateOnly day, TimeZoneInfo zone, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var due = await new DemandStore(database).DueAsync(area, day, today, zone, cancel);
        return due.Count > 0 ? due : throw new UserErrorException(
            $"Nobody located in {area.Name} ({area.Code}) is due on {day:yyyy-MM-dd}; import and geocode its register, or " +
            "name another area or day.");
    }
}
