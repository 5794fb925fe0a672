using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>The routes while they are being made: which team visits whom, in which order. Always feasible.</summary>
internal sealed class Draft
{
    private readonly Dictionary<string, int>[] _stock;
    private readonly int[] _teamOf;
    private readonly ILookup<long, int> _parts;
    private readonly HashSet<int>[] _ablePerTeam;

    /// <param name="candidates">The visits that may be planned.</param>
    public Draft(DayProblem problem, IReadOnlyList<int> candidates, DayTravel travel, Abilities abilities)
    {
        (Problem, Candidates, Travel, Clock) = (problem, candidates, travel, new(problem, travel));
        DayTimetable = new(problem, travel, Clock);
        Routes = [.. problem.Teams.Select(_ => new List<int>())];
        _stock = [.. problem.Teams.Select(team => new Dictionary<string, int>(team.Stock))];
        _teamOf = new int[problem.Visits.Count];
        Array.Fill(_teamOf, -1);
        _parts = candidates.Where(visit => problem.Visits[visit].Part > 0).ToLookup(visit => problem.Visits[visit].Household);
        _ablePerTeam = [.. problem.Teams.Select(_ => new HashSet<int>())];
        foreach (var visit in candidates)
            foreach (var team in abilities.TeamsAbleTo(problem.Visits[visit])) _ablePerTeam[team].Add(visit);
    }

    public DayProblem Problem { get; }

    public IReadOnlyList<int> Candidates { get; }

    public DayTravel Travel { get; }

    public RouteClock Clock { get; }

    public DayTimetable DayTimetable { get; }

    public List<int>[] Routes { get; }

    /// <summary>The team that serves a visit, or −1.</summary>
    public int TeamOf(int visit) => _teamOf[visit];

    /// <summary>Whether the team could serve the visit on some day.</summary>
    public bool IsAble(int team, int visit) => _ablePerTeam[team].Contains(visit);

    /// <summary>Whether the team is able to and has the stock left.</summary>
    public bool CanTake(int team, int visit) => IsAble(team, visit) &&
        Problem.Visits[visit].Consumes.All(use => _stock[team].GetValueOrDefault(use.Key) >= use.Value);

    /// <summary>The other parts of the visit's household among the candidates.</summary>
    public IEnumerable<int> OtherParts(int visit) => Problem.Visits[visit].Part == 0
        ? [] : _parts[Problem.Visits[visit].Household].Where(part => part != visit);

    /// <summary>Puts a visit into a route after so many stops. The caller has seen that it fits.</summary>
    public void Insert(int team, int rank, int visit)
    {
        Routes[team].Insert(rank, visit);
        Take(team, visit);
        var served = OtherParts(visit).Where(part => _teamOf[part] >= 0).Append(visit).ToList();
        if (served.Count > 1) foreach (var part in served) PinToItsTime(part);
    }

    /// <summary>Gives teams new routes.</summary>
    /// <param name="starts">When parts of households begin that are served apart from each other within these routes.</param>
    public void Replace(IReadOnlyList<(int Team, IReadOnlyList<int> Visits)> routes, IReadOnlyDictionary<int, int> starts)
    {
        foreach (var (team, _) in routes)
        {
            foreach (var visit in Routes[team])
            {
                _teamOf[visit] = -1;
                foreach (var (item, units) in Problem.Visits[visit].Consumes) _stock[team][item] += units;
            }
            Routes[team].Clear();
        }
        foreach (var (team, visits) in routes)
            foreach (var visit in visits)
            {
                Routes[team].Add(visit);
                Take(team, visit);
            }
        foreach (var (visit, start) in starts) Clock.Pin(visit, [new(start, start)]);
    }

    /// <summary>
    /// Narrows the windows of a part to the times at which no other part is served; whole households keep theirs.
    /// </summary>
    public void KeepApartFromServedParts(int visit)
    {
        if (Problem.Visits[visit].Part == 0 || _teamOf[visit] >= 0) return;
        Clock.Unpin(visit);
        foreach (var part in OtherParts(visit).Where(part => _teamOf[part] >= 0))
        {
            var (start, leave) = TimesOf(part);
            Clock.Pin(visit, Without(Clock.Windows(visit), start - Problem.Visits[visit].ServiceSeconds, leave));
        }
    }

    /// <summary>The worth of all visits served, less the riding they take, in seconds of riding.</summary>
    public long Value(IEnumerable<int> teams, int rideSecondsPerWorth) => teams.Sum(team =>
        Routes[team].Sum(visit => (long)Problem.Visits[visit].Worth * rideSecondsPerWorth) - RidingSeconds(team, Routes[team]));

    public int RidingSeconds(int team, IReadOnlyList<int> route)
    {
        var (sum, place) = (0, team);
        foreach (var visit in route)
        {
            sum += Travel.Seconds(team, place, Travel.PlaceOf(visit));
            place = Travel.PlaceOf(visit);
        }
        return sum + Travel.Seconds(team, place, team);
    }

    private void Take(int team, int visit)
    {
        _teamOf[visit] = team;
        foreach (var (item, units) in Problem.Visits[visit].Consumes) _stock[team][item] -= units;
    }

    private void PinToItsTime(int visit)
    {
        var (start, _) = TimesOf(visit);
        Clock.Pin(visit, [new(start, start)]);
    }

    private (int Start, int Leave) TimesOf(int visit)
    {
        var stop = DayTimetable.Write(_teamOf[visit], Routes[_teamOf[visit]]).Stops.First(stop => stop.Visit == visit);
        return (stop.StartsAt, stop.LeavesAt);
    }

    /// <summary>The windows without the times after <paramref name="from"/> and before <paramref name="until"/>.</summary>
    private static List<TimeWindow> Without(IReadOnlyList<TimeWindow> windows, int from, int until)
    {
        IEnumerable<TimeWindow> all = windows.Count > 0 ? windows : [new(0, 24 * 3600)];
        var left = all.SelectMany(window => new TimeWindow[]
            { new(window.From, Math.Min(window.Until, from)), new(Math.Max(window.From, until), window.Until) })
            .Where(window => window.From <= window.Until).ToList();
        // No time is left: a window that no clock can meet, for no window at all would mean any time.
        if (left.Count == 0) left.Add(new(0, -1));
        return left;
    }
}
