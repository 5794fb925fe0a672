using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Days;

/// <summary>Checks one route of a plan: what the team can do, its hours, its rides and its totals.</summary>
internal sealed class DayRouteCheck(DayProblem problem, DayRoute route, ITravelTimes travel)
{
    private readonly DayTeam _team = problem.Teams[route.TeamNumber];

    public IEnumerable<PlanViolation> Check(CancellationToken cancel)
    {
        var matrix = travel.Matrix(
            [_team.Depot, .. route.Stops.Select(stop => Visit(stop).Position)], _team.SpeedKmh, cancel);
        var back = route.Stops.Count == 0 ? 0 : matrix.Seconds(route.Stops.Count, 0);
        return
        [
            .. SkillsAndKits(), .. Stock(), .. Shift(), .. WindowsAndService(), .. Rides(matrix, back), .. Break(back),
            .. Totals(matrix, back),
        ];
    }

    private IEnumerable<PlanViolation> SkillsAndKits()
    {
        foreach (var visit in route.Stops.Select(Visit))
        {
            foreach (var skill in visit.Skills.Except(_team.Skills))
                yield return Broken(PlanRule.Skills, $"lacks the skill {skill} for {visit}");
            foreach (var kit in visit.Kits.Except(_team.Kits))
                yield return Broken(PlanRule.Kits, $"lacks the kit {kit} for {visit}");
        }
    }

    private IEnumerable<PlanViolation> Stock() =>
        from use in route.Stops.SelectMany(stop => Visit(stop).Consumes)
        group use.Value by use.Key into uses
        let carried = _team.Stock.GetValueOrDefault(uses.Key)
        where uses.Sum() > carried
        select Broken(PlanRule.Stock, $"uses up {uses.Sum()} of {uses.Key} and carries {carried}");

    private IEnumerable<PlanViolation> Shift()
    {
        if (route.StartsAt < _team.ShiftStart) yield return Broken(PlanRule.Shift, "leaves before its shift");
        if (route.EndsAt > _team.ShiftEnd) yield return Broken(PlanRule.Shift, "is back after its shift");
    }

    private IEnumerable<PlanViolation> WindowsAndService()
    {
        foreach (var stop in route.Stops)
        {
            var visit = Visit(stop);
            if (stop.StartsAt < stop.ArrivesAt)
                yield return Broken(PlanRule.Service, $"begins to serve {visit} before it arrives");
            if (stop.LeavesAt - stop.StartsAt != visit.ServiceSeconds)
                yield return Broken(PlanRule.Service, $"serves {visit} for {stop.LeavesAt - stop.StartsAt} s, not {visit.ServiceSeconds} s");
            if (visit.Windows.Count > 0 && !visit.Windows.Any(open => open.From <= stop.StartsAt && stop.StartsAt <= open.Until))
                yield return Broken(PlanRule.Windows, $"serves {visit} outside its windows");
        }
    }

    private IEnumerable<PlanViolation> Rides(TravelMatrix matrix, int back)
    {
        var freeAt = route.StartsAt;
        for (var rank = 0; rank < route.Stops.Count; rank++)
        {
            var stop = route.Stops[rank];
            if (stop.TravelSeconds != matrix.Seconds(rank, rank + 1) || stop.DistanceMetres != matrix.Metres(rank, rank + 1))
                yield return Broken(PlanRule.Travel, $"rides {stop.TravelSeconds} s and {stop.DistanceMetres} m to " +
                    $"{Visit(stop)}, not {matrix.Seconds(rank, rank + 1)} s and {matrix.Metres(rank, rank + 1)} m");
            if (!matrix.IsReachable(rank, rank + 1)) yield return Broken(PlanRule.Travel, $"rides to {Visit(stop)}, where no road leads");
            if (stop.ArrivesAt - matrix.Seconds(rank, rank + 1) < freeAt)
                yield return Broken(PlanRule.Travel, $"arrives at {Visit(stop)} sooner than it can ride there");
            freeAt = stop.LeavesAt;
        }
        if (!matrix.IsReachable(route.Stops.Count, 0)) yield return Broken(PlanRule.Travel, "rides back to its depot, where no road leads");
        if (route.EndsAt - back < freeAt) yield return Broken(PlanRule.Travel, "is back sooner than it can ride");
    }

    private IEnumerable<PlanViolation> Break(int back)
    {
        if (_team.Break is not { } pause)
        {
            if (route.BreakAt is not null) yield return Broken(PlanRule.Break, "has a break that is not its own");
            yield break;
        }
        if (route.BreakAt is not { } begin)
        {
            yield return Broken(PlanRule.Break, "has no break");
            yield break;
        }
        var end = begin + pause.Seconds;
        if (begin < pause.From || begin > pause.Until) yield return Broken(PlanRule.Break, "takes its break outside its window");
        if (begin < _team.ShiftStart || end > _team.ShiftEnd) yield return Broken(PlanRule.Break, "takes its break outside its shift");
        var busy = route.Stops.SelectMany(stop => new[]
            { (From: stop.ArrivesAt - stop.TravelSeconds, Until: stop.ArrivesAt), (From: stop.StartsAt, Until: stop.LeavesAt) })
            .Append((From: route.EndsAt - back, Until: route.EndsAt));
        if (busy.Any(span => span.From < end && begin < span.Until))
            yield return Broken(PlanRule.Break, "takes its break during a ride or a service");
    }

    private IEnumerable<PlanViolation> Totals(TravelMatrix matrix, int back)
    {
        var stops = route.Stops.Count;
        var metres = Enumerable.Range(0, stops).Sum(rank => (long)matrix.Metres(rank, rank + 1)) + matrix.Metres(stops, 0);
        var seconds = Enumerable.Range(0, stops).Sum(rank => (long)matrix.Seconds(rank, rank + 1)) + back;
        var service = route.Stops.Sum(stop => Visit(stop).ServiceSeconds);
        var pause = route.BreakAt >= route.StartsAt && route.BreakAt < route.EndsAt ? _team.Break?.Seconds ?? 0 : 0;
        var wait = route.EndsAt - route.StartsAt - seconds - service - pause;
        if ((metres, seconds, service, wait) != (route.DistanceMetres, route.TravelSeconds, route.ServiceSeconds, route.WaitSeconds))
            yield return Broken(PlanRule.Totals, $"has totals of {route.DistanceMetres} m, {route.TravelSeconds} s riding, " +
                $"{route.ServiceSeconds} s serving and {route.WaitSeconds} s waiting, not {metres} m, {seconds} s, {service} s and {wait} s");
    }

    private DayVisit Visit(DayStop stop) => problem.Visits[stop.Visit];

    private PlanViolation Broken(PlanRule rule, string trouble) => new(rule, $"Team {_team.Code} {trouble}.");
}
