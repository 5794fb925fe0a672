using CoverageMap.Geo;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Explaining;

/// <summary>
/// Says of each visit left out why. A reason is given only when it was shown: by the teams' skills, kits and stock, by a
/// day with this visit alone, or by trying the visit at every place of every able team's route.
/// </summary>
public sealed class LeftOutReasons
{
    private readonly RoutingProblem _problem;
    private readonly ITravelTimes _travel;
    private readonly Abilities _abilities;
    private readonly PlannedRoute?[] _routes;
    private readonly Dictionary<string, int>[] _stockLeft;
    private readonly int[] _freeSeconds;
    private readonly ILookup<long, PlannedStop> _stopsOfParts;

    public LeftOutReasons(RoutingProblem problem, IReadOnlyList<PlannedRoute> routes, ITravelTimes travel)
    {
        (_problem, _travel, _abilities) = (problem, travel, new(problem));
        _routes = [.. Enumerable.Range(0, problem.Teams.Count).Select(team => routes.FirstOrDefault(route => route.TeamNumber == team))];
        _stockLeft = [.. problem.Teams.Select((team, at) => StockLeft(team, _routes[at]))];
        _freeSeconds = [.. problem.Teams.Select((team, at) => team.ShiftEnd - team.ShiftStart - (team.Break?.Seconds ?? 0) -
            (_routes[at] is { } route ? route.TravelSeconds + route.ServiceSeconds : 0))];
        _stopsOfParts = routes.SelectMany(route => route.Stops).Where(stop => problem.Visits[stop.Visit].Part > 0)
            .ToLookup(stop => problem.Visits[stop.Visit].Household);
    }

    /// <returns>The visits that no route serves, in the order of the problem, each with its reason.</returns>
    public IReadOnlyList<LeftOutVisit> Explain(CancellationToken cancel)
    {
        var served = _routes.OfType<PlannedRoute>().SelectMany(route => route.Stops).Select(stop => stop.Visit).ToHashSet();
        var leftOut = Enumerable.Range(0, _problem.Visits.Count).Where(visit => !served.Contains(visit)).ToArray();
        foreach (var visit in leftOut) _abilities.TeamsSkilledFor(_problem.Visits[visit]); // filled here, only read below
        return [.. leftOut.AsParallel().AsOrdered().WithCancellation(cancel)
            .Select(visit => new LeftOutVisit(visit, Reason(_problem.Visits[visit], cancel)))];
    }

    private string Reason(RoutingVisit visit, CancellationToken cancel)
    {
        if (!_problem.Teams.Any(team => visit.Skills.All(team.Skills.Contains))) return LeftOutReason.ImpossibleSkill;
        if (_abilities.TeamsSkilledFor(visit).Count == 0) return LeftOutReason.ImpossibleKit;
        var able = _abilities.TeamsAbleTo(visit).ToList();
        if (able.Count == 0) return LeftOutReason.ImpossibleStock;
        // Nearest first: one team that could do it is enough.
        if (!able.OrderBy(team => _problem.Teams[team].Depot.DistanceMetresTo(visit.Position))
            .Any(team => new TrialRoute(_problem.Teams[team], _travel).CanServeAlone(visit, cancel))) return LeftOutReason.ImpossibleHours;

        // Riding takes no less than nothing: a visit longer than what is free cannot be taken in, wherever it is.
        var withTime = able.Where(team => _freeSeconds[team] >= visit.ServiceSeconds).ToList();
        var withStock = withTime.Where(team => HasStock(_stockLeft[team], visit)).ToList();
        if (withStock.Any(team => TakesIn(team, visit, cancel)))
            return OverlapsAnotherPart(visit) ? LeftOutReason.OtherPart : LeftOutReason.SolverLimit;
        return withTime.Except(withStock).Any(team => TakesIn(team, visit, cancel)) ? LeftOutReason.Stock : LeftOutReason.Capacity;
    }

    private bool TakesIn(int team, RoutingVisit visit, CancellationToken cancel) =>
        new TrialRoute(_problem.Teams[team], _travel).CanTakeIn(
            [.. _routes[team]?.Stops.Select(stop => _problem.Visits[stop.Visit]) ?? []], visit, cancel);

    // Where another part is served, a free place in a route may be at the same time as that one; which of both kept the
    // visit out is not looked into, and the plainer reason is given.
    private bool OverlapsAnotherPart(RoutingVisit visit) => visit.Part > 0 && _stopsOfParts[visit.Household].Any();

    private Dictionary<string, int> StockLeft(RoutingTeam team, PlannedRoute? route)
    {
        var left = new Dictionary<string, int>(team.Stock);
        foreach (var (item, units) in route?.Stops.SelectMany(stop => _problem.Visits[stop.Visit].Consumes) ?? []) left[item] -= units;
        return left;
    }

    private static bool HasStock(Dictionary<string, int> stock, RoutingVisit visit) =>
        visit.Consumes.All(use => stock.GetValueOrDefault(use.Key) >= use.Value);
}
