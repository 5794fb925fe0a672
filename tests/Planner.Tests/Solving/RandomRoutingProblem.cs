using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>Problems in which each rule of <see cref="RoutingProblem"/> is there by chance: small ones, or of a size.</summary>
internal sealed class RandomRoutingProblem
{
    private const int MostShifts = 4;
    private const int VisitsOfTeam = 8;
    private const int VisitsOfRelations = 12;
    private static readonly string[] Skills = ["nurse", "police"];
    private static readonly string[] Kinds = ["foot", "bike"];

    private readonly Random _random;
    // For rules that came later, so that those before are drawn as ever.
    private readonly Random _later;
    private readonly int _visits;
    private readonly int _places;
    private readonly int _teams;
    private readonly int _dimensions;
    private readonly int _horizon;

    private RandomRoutingProblem(int seed, int? visits)
    {
        (_random, _later) = (new(seed), new(~seed));
        _visits = visits ?? _random.Next(2, 8);
        _places = _visits + _random.Next(1, 3);
        _teams = visits is null ? _random.Next(1, 4) : 1 + _visits / VisitsOfTeam;
        _dimensions = _random.Next(4);
        _horizon = _random.Next(2500, 8000);
    }

    /// <param name="visits">How many; null: so few that the best plan is found by brute force.</param>
    public static RoutingProblem Draw(int seed, int? visits = null) => new RandomRoutingProblem(seed, visits).Draw();

    private RoutingProblem Draw()
    {
        var teams = Teams();
        var profiles = Enumerable.Range(0, teams.Max(team => team.Profile) + 1).Select(_ => Profile()).ToArray();
        var (targets, visits) = (Occurs(0.25), Enumerable.Range(0, _visits).Select(Visit).ToArray());
        if (Occurs(0.1)) teams[0] = Drive(teams[0]);
        int[] driven = [.. teams[0].Driven.Select(stop => stop.Visit)];
        var relations = Groups(driven).SelectMany(group => new RandomRelations(_random, visits, group, driven).Draw()).ToList();
        var problem = new RoutingProblem
        {
            Teams = teams,
            Visits = visits,
            Places = _places,
            Profiles = profiles,
            Dimensions = [.. Enumerable.Range(0, _dimensions).Select(number => $"d{number}")],
            Relations = relations,
            Targets = targets ? [.. Enumerable.Range(0, _random.Next(1, 3)).Select(Target)] : [],
            AreaChangePrice = Occurs(0.3) ? _random.Next(20, 400) : 0,
            BalancePrice = Occurs(0.3) ? _random.Next(50, 2000) : 0,
        };
        return Fits(problem) ? problem : problem with { Teams = [teams[0] with { Driven = [] }, .. teams.Skip(1)] };
    }

    /// <summary>Whether what is driven is a route that breaks no rule, so that there is a plan.</summary>
    private static bool Fits(RoutingProblem problem)
    {
        if (problem.Teams[0].Driven.Count == 0) return true;
        var driven = new PlannedVisits(0, 0, [.. problem.Teams[0].Driven.Select(stop => stop.Visit)]);
        return Timetable.Write(problem, [driven]) is { } plan && PlanCheck.Check(problem, plan).Count == 0;
    }

    /// <summary>Visits not yet driven, in groups that are bound to each other.</summary>
    private IEnumerable<int[]> Groups(int[] driven) => Enumerable.Range(0, _visits).Except(driven).Chunk(VisitsOfRelations).DefaultIfEmpty([]);

    private bool Occurs(double probability) => _random.NextDouble() < probability;

    private KnownTravel Profile()
    {
        var at = Enumerable.Range(0, _places).Select(_ => (X: _random.Next(600), Y: _random.Next(600))).ToArray();
        var (oneWay, broken, priced) = (Occurs(0.5), Occurs(0.2) ? 0.1 : 0, Occurs(0.25));
        var (seconds, metres, costs) = (new int[_places * _places], new int[_places * _places], new int[_places * _places]);
        for (var from = 0; from < _places; from++)
            for (var to = 0; to < _places; to++)
            {
                var cell = from * _places + to;
                var away = (int)Math.Sqrt(Math.Pow(at[from].X - at[to].X, 2) + Math.Pow(at[from].Y - at[to].Y, 2));
                seconds[cell] = away + (oneWay && from != to ? _random.Next(200) : 0);
                metres[cell] = seconds[cell] * 7 + (oneWay ? _random.Next(100) : 0);
                costs[cell] = from == to ? 0 : _random.Next(50, 900);
                if (from != to && Occurs(broken)) seconds[cell] = TravelTable.Unreachable;
            }
        return new(new(_places, seconds, metres, priced ? costs : null));
    }

    private RoutingTeam[] Teams()
    {
        var teams = Enumerable.Range(0, _teams).Select(Team).ToArray();
        while (teams.Sum(team => team.Shifts.Count) > Math.Max(MostShifts, _teams * 5 / 4))
        {
            var longest = Array.FindIndex(teams, team => team.Shifts.Count > 1);
            teams[longest] = teams[longest] with { Shifts = [teams[longest].Shifts[0]] };
        }
        return teams;
    }

    private RoutingTeam Team(int number) => new()
    {
        Name = $"T{number}",
        Start = Occurs(0.8) ? _random.Next(_places) : null,
        End = Occurs(0.75) ? _random.Next(_places) : null,
        Profile = Occurs(0.2) ? 1 : 0,
        SpeedFactor = Occurs(0.25) ? 0.7 + _random.NextDouble() : 1,
        Shifts = Shifts(),
        Skills = Skills.Where(_ => Occurs(0.75)).ToHashSet(),
        Kind = Occurs(0.4) ? Kinds[_random.Next(Kinds.Length)] : null,
        Capacity = Occurs(0.7) ? Amounts(3, 12) : [],
        DayStock = Occurs(0.3) ? Amounts(2, 9) : [],
        MaxStops = Occurs(0.15) ? _random.Next(1, 5) : null,
        MaxTravelSeconds = Occurs(0.12) ? _random.Next(500, 3000) : null,
        MaxDistanceMetres = Occurs(0.12) ? _random.Next(4000, 20000) : null,
        Costs = new()
        {
            Fixed = Occurs(0.4) ? _random.Next(600) : 0,
            PerTravelSecond = Occurs(0.2) ? _random.Next(3) : 1,
            PerServiceSecond = Occurs(0.2) ? _random.NextDouble() : 0,
            PerMetre = Occurs(0.2) ? _random.NextDouble() / 5 : 0,
            PerOvertimeSecond = Occurs(0.6) ? _random.NextDouble() * 4 : 0,
        },
        PastWorkSeconds = Occurs(0.4) ? _random.Next(40000) : 0,
        StartIsStop = _later.Next(2) == 0,
        MaxDurationSeconds = _later.Next(5) == 0 ? _later.Next(600, 4000) : null,
    };

    private List<TeamShift> Shifts()
    {
        var shifts = new List<TeamShift>();
        var from = Occurs(0.2) ? -500L : _random.Next(300);
        for (var left = Occurs(0.2) ? 2 : 1; left > 0; left--)
        {
            var until = Occurs(0.1) ? from + 50_000 : from + _random.Next(_horizon / 2, _horizon);
            shifts.Add(new(from, until)
            {
                RegularUntil = Occurs(0.3) ? _random.NextInt64(from, until + 1) : null,
                Breaks = Occurs(0.45) ? [.. Enumerable.Range(0, _random.Next(1, 3)).Select(rank => Break(from, until, rank))] : [],
            });
            from = until + _random.Next(100);
        }
        return shifts;
    }

    private RoutingBreak Break(long from, long until, int rank)
    {
        var seconds = _random.Next(60, 500);
        var first = from + (until - from) * (rank + _random.Next(2)) / 4;
        TimeWindow[] windows = Occurs(0.2) ? [] : [new(first, first + _random.Next(50, 900))];
        if (windows.Length > 0 && Occurs(0.2)) windows = [.. windows, new(windows[0].Until + 200, windows[0].Until + 900)];
        if (windows.Length > 0 && windows[0].From + seconds > until) windows = [];
        return new(windows, seconds) { MayInterruptRide = Occurs(0.5), MaxLoad = Occurs(0.4) ? Amounts(0, 6) : [] };
    }

    private long[] Amounts(int least, int most) => [.. Enumerable.Range(0, _dimensions).Select(_ => (long)_random.Next(least, most))];

    private RoutingVisit Visit(int number)
    {
        var windows = Windows();
        var visit = new RoutingVisit
        {
            Name = $"V{number}",
            Place = _random.Next(_places),
            Windows = windows,
            ServiceSeconds = Occurs(0.1) ? 0 : _random.Next(30, 600),
            SetupSeconds = Occurs(0.3) ? _random.Next(20, 300) : 0,
            ServiceByKind = ByKind(),
            SetupByKind = ByKind(),
            Skills = Skills.Where(_ => Occurs(0.12)).ToHashSet(),
            Delivery = Occurs(0.5) ? Amounts(0, 5) : [],
            Pickup = Occurs(0.3) ? Amounts(0, 5) : [],
            Worth = Occurs(0.25) ? null : _random.Next(200, 4000),
            PriorityClass = Occurs(0.25) ? _random.Next(1, 3) : 0,
            AllowedTeams = Occurs(0.1) ? Enumerable.Range(0, _teams).Where(_ => Occurs(0.7)).ToHashSet() : null,
            ForbiddenTeams = Enumerable.Range(0, _teams).Where(_ => Occurs(0.06)).ToHashSet(),
            Area = Occurs(0.7) ? _random.Next(3) : null,
        };
        if (Occurs(0.2)) visit = visit with { KeepTeam = _random.Next(_teams), KeepPrice = _random.Next(50, 500) };
        return Pinned(visit);
    }

    private TimeWindow[] Windows()
    {
        if (Occurs(0.65)) return [];
        var from = _random.Next(_horizon);
        var until = from + (Occurs(0.2) ? 0 : _random.Next(1200));
        return Occurs(0.3) ? [new(from, until), new(until + 150, until + 150 + _random.Next(1000))] : [new(from, until)];
    }

    private Dictionary<string, long> ByKind() =>
        Kinds.Where(_ => Occurs(0.2)).ToDictionary(kind => kind, _ => (long)_random.Next(20, 500));

    private RoutingVisit Pinned(RoutingVisit visit)
    {
        var teams = Enumerable.Range(0, _teams).Where(team => visit.AllowedTeams?.Contains(team) != false && !visit.ForbiddenTeams.Contains(team)).ToList();
        if (teams.Count > 0 && Occurs(0.07)) visit = visit with { PinnedTeam = teams[_random.Next(teams.Count)] };
        if (Occurs(0.07)) visit = visit with { PinnedRank = _random.Next(3) };
        if (Occurs(0.05)) visit = visit with { PinnedTime = visit.Windows.Count > 0 ? visit.Windows[0].From : _random.Next(_horizon) };
        return visit;
    }

    private RoutingTeam Drive(RoutingTeam team)
    {
        var shift = team.Shifts[0];
        var began = shift.From;
        var driven = Enumerable.Range(0, _random.Next(1, 3)).Select(visit => new DrivenStop(visit, began += _random.Next(50, 400))).ToArray();
        var ahead = shift.Breaks.Where(pause => pause.Windows.Count == 0 || pause.Windows[^1].Until >= began).ToArray();
        return team with { Driven = driven, Shifts = [shift with { Breaks = ahead }, .. team.Shifts.Skip(1)] };
    }

    private RoutingTarget Target(int number)
    {
        var amounts = Enumerable.Range(0, _visits).Where(_ => Occurs(0.6)).ToDictionary(visit => visit, _ => (long)_random.Next(1, 5));
        return new($"target {number}", _random.Next(2, 12), _random.Next(50, 500), amounts);
    }
}
