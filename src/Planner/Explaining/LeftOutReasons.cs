using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Days;

namespace CoverageMap.Planner.Explaining;

/// <summary>
/// Says of each visit left out why. A reason is given only when it was shown: by the teams' skills, kits and stock, by a
/// day with this visit alone, or by trying the visit at every place of every able team's route.
/// </summary>
public sealed class LeftOutReasons
{
    /// <summary>Visits whose rides are asked for at once.</summary>
    private const int BlockSize = 1024;

    private readonly DayProblem _problem;
    private readonly ITravelTimes _travel;
    private readonly Abilities _abilities;
    private readonly DayRoute?[] _routes;
    private readonly IReadOnlyList<DayVisit>[] _stops;
    private readonly Dictionary<string, int>[] _stockLeft;
    private readonly int[] _freeSeconds;
    private readonly ILookup<long, DayStop> _stopsOfParts;

    public LeftOutReasons(DayProblem problem, IReadOnlyList<DayRoute> routes, ITravelTimes travel)
    {
        (_problem, _travel, _abilities) = (problem, travel, new(problem));
        _routes = [.. Enumerable.Range(0, problem.Teams.Count).Select(team => routes.FirstOrDefault(route => route.TeamNumber == team))];
        _stops = [.. _routes.Select(route => (IReadOnlyList<DayVisit>)[.. route?.Stops.Select(stop => problem.Visits[stop.Visit]) ?? []])];
        _stockLeft = [.. problem.Teams.Select((team, at) => StockLeft(team, _routes[at]))];
        _freeSeconds = [.. problem.Teams.Select((team, at) => team.ShiftEnd - team.ShiftStart - (team.Break?.Seconds ?? 0) -
            (_routes[at] is { } route ? route.TravelSeconds + route.ServiceSeconds : 0))];
        _stopsOfParts = routes.SelectMany(route => route.Stops).Where(stop => problem.Visits[stop.Visit].Part > 0)
            .ToLookup(stop => problem.Visits[stop.Visit].Household);
    }

    /// <returns>The visits that no route serves, in the order of the problem, each with its reason.</returns>
    public IReadOnlyList<LeftOutVisit> Explain(CancellationToken cancel)
    {
        var served = _routes.OfType<DayRoute>().SelectMany(route => route.Stops).Select(stop => stop.Visit).ToHashSet();
        var leftOut = Enumerable.Range(0, _problem.Visits.Count).Where(visit => !served.Contains(visit)).ToArray();
        foreach (var visit in leftOut) _abilities.TeamsSkilledFor(_problem.Visits[visit]); // filled here, only read below
        Lazy<TravelMatrix>[] withinRoute = [.. _problem.Teams.Select((team, at) => new Lazy<TravelMatrix>(() =>
            _travel.Matrix([team.Depot, .. _stops[at].Select(stop => stop.Position)], team.SpeedKmh, cancel)))];
        return [.. leftOut.Chunk(BlockSize).AsParallel().AsOrdered().WithCancellation(cancel)
            .SelectMany(block => Explain(block, withinRoute, cancel))];
    }

    private List<LeftOutVisit> Explain(int[] block, Lazy<TravelMatrix>[] withinRoute, CancellationToken cancel)
    {
        DayVisit[] visits = [.. block.Select(visit => _problem.Visits[visit])];
        var shortest = visits.Min(visit => visit.ServiceSeconds);
        var rides = new TrialRides(
            _problem, _stops, withinRoute, visits, team => _freeSeconds[team] >= shortest, _travel, cancel);
        return [.. block.Select((visit, rank) => new LeftOutVisit(visit, Reason(visits[rank], rank, rides)))];
    }

    private string Reason(DayVisit visit, int rank, TrialRides rides)
    {
        if (!_problem.Teams.Any(team => visit.Skills.All(team.Skills.Contains))) return LeftOutReason.ImpossibleSkill;
        if (_abilities.TeamsSkilledFor(visit).Count == 0) return LeftOutReason.ImpossibleKit;
        var able = _abilities.TeamsAbleTo(visit).ToList();
        if (able.Count == 0) return LeftOutReason.ImpossibleStock;
        able.RemoveAll(team => _travel.Way(_problem.Teams[team].Depot, visit.Position) == TravelWay.None);
        if (able.Count == 0) return LeftOutReason.ImpossibleRoad;
        if (!able.Exists(team => rides.CanServeAlone(_problem.Teams[team], team, visit, rank))) return LeftOutReason.ImpossibleHours;

        // Riding takes no less than nothing: a visit longer than what is free cannot be taken in, wherever it is.
        var withTime = able.Where(team => _freeSeconds[team] >= visit.ServiceSeconds).ToList();
        var withStock = withTime.Where(team => HasStock(_stockLeft[team], visit)).ToList();
        if (withStock.Exists(TakesIn)) return OverlapsAnotherPart(visit) ? LeftOutReason.OtherPart : LeftOutReason.SolverLimit;
        return withTime.Except(withStock).Any(TakesIn) ? LeftOutReason.Stock : LeftOutReason.Capacity;

        bool TakesIn(int team) => rides.CanTakeIn(_problem.Teams[team], team, visit, rank);
    }

    // Where another part is served, a free place in a route may be at the same time as that one; which of both kept the
    // visit out is not looked into, and the plainer reason is given.
    private bool OverlapsAnotherPart(DayVisit visit) => visit.Part > 0 && _stopsOfParts[visit.Household].Any();

    private Dictionary<string, int> StockLeft(DayTeam team, DayRoute? route)
    {
        var left = new Dictionary<string, int>(team.Stock);
        foreach (var (item, units) in route?.Stops.SelectMany(stop => _problem.Visits[stop.Visit].Consumes) ?? []) left[item] -= units;
        return left;
    }

    private static bool HasStock(Dictionary<string, int> stock, DayVisit visit) =>
        visit.Consumes.All(use => stock.GetValueOrDefault(use.Key) >= use.Value);
}
