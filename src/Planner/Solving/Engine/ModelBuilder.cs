using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Makes a model of a routing problem, or of some of its visits and teams.</summary>
internal sealed class ModelBuilder
{
    private readonly RoutingProblem _problem;
    private readonly int[] _teams;
    private readonly DrivenParts _driven;
    private readonly long _zero;
    private readonly bool _keepsOrder;
    private int[] _visits;

    /// <param name="visits">Numbers of the problem's visits; driven ones are passed over.</param>
    /// <param name="teams">Numbers of the problem's teams.</param>
    /// <param name="keepsOrder">Whether the model's visits are in this order, not in that of nearness.</param>
    public ModelBuilder(RoutingProblem problem, IEnumerable<int> visits, IEnumerable<int> teams, bool keepsOrder = false)
    {
        (_problem, Remembered, _teams, _keepsOrder) = (problem, problem, [.. teams], keepsOrder);
        _driven = new(problem);
        _visits = [.. visits.Where(visit => !_driven.Contains(visit))];
        var hours = _teams.SelectMany(team => problem.Teams[team].Shifts.Select(shift => shift.From)).DefaultIfEmpty(0).Min();
        _zero = Math.Min(hours, _teams.SelectMany(team => problem.Teams[team].Driven.Select(stop => stop.Began)).DefaultIfEmpty(hours).Min());
    }

    /// <summary>The problem's numbers of the model's visits, once it is built.</summary>
    public IReadOnlyList<int> Visits => _visits;

    /// <summary>The problem with the rides that the model was built with, once it is built: they need not be asked for again.</summary>
    public RoutingProblem Remembered { get; private set; }

    public Model Build(CancellationToken cancel)
    {
        var kinds = _teams.Select(team => _problem.Teams[team].Kind ?? "").Distinct().ToList();
        var routes = _teams.SelectMany(team => Enumerable.Range(0, _problem.Teams[team].Shifts.Count).Select(shift => (Team: team, Shift: shift))).ToList();
        var tables = new PlaceTables(_problem, _visits, _teams, _driven, cancel);
        Remembered = tables.Remembered(_problem);
        if (!_keepsOrder && _teams.Length > 0) _visits = VisitSequence.ByNearness(_problem, tables, _problem.Teams[_teams[0]].Profile, _visits);
        var rides = new RideTables(_problem, tables, _visits, routes, _driven, kinds, cancel);
        var windows = new VisitWindows(_problem, _visits, _driven, _zero);
        var able = Able(routes);
        var (service, setup) = (Seconds(kinds, routes.Count, (visit, kind) => visit.ServiceBy(kind)), Seconds(kinds, routes.Count, (visit, kind) => visit.SetupBy(kind)));
        var dimensions = _problem.Dimensions.Count;
        var delivery = Amounts(visit => _driven.CarriedTo(visit) ?? _problem.Visits[visit].Delivery);
        var pickup = Amounts(visit => _problem.Visits[visit].Pickup);
        var modelRoutes = Routes(routes, rides, kinds, able);
        var worth = VisitWorths.Of(_problem, _visits, rides, modelRoutes);
        var neighbours = new Neighbours(rides, windows.Early, windows.Late, service[0], _visits.Length, cancel);
        var usesSetup = setup.Any(times => times.Any(seconds => seconds > 0));
        var bonds = _driven.OpenRelations(_visits);
        var areOpen = able is null && bonds.All(bond => bond is PairRelation) && _problem.Targets.Count == 0 && _problem.BalancePrice == 0 &&
            !AnyVisit(visit => visit.KeepTeam is not null || visit.PinnedRank is not null) &&
            modelRoutes.All(route => route.Breaks.Length == 0 && route.OvertimePrice == 0 && route.Driven is null);
        var isPlain = areOpen && rides.Out.Length == 1 && service.All(times => times.SequenceEqual(service[0])) && !usesSetup && dimensions <= 1 && bonds.Count == 0 &&
            windows.Several.All(several => several is null) &&
            !pickup.Any(amounts => amounts.Any(units => units > 0)) && modelRoutes.All(IsPlain);
        var whole = BondsOf(bonds);
        var model = new Model
        {
            Visits = _visits.Length,
            Routes = modelRoutes,
            Zero = _zero,
            CostScale = rides.Scale,
            CostPerSecond = rides.CostPerSecond,
            Rows = rides.Rows,
            Out = rides.Out,
            In = rides.In,
            Metres = rides.Metres,
            // Two visits, each put between two others.
            MostMetresPerSecond = rides.MostMetresPerSecond,
            Early = windows.Early,
            Late = windows.Late,
            Windows = windows.Several,
            Service = service,
            Setup = usesSetup ? setup : null,
            Place = [.. _visits.Select(visit => _problem.Visits[visit].Place), .. routes.SelectMany(route => new[] { StartPlace(route), -2 })],
            Worth = worth,
            HigherFrom = VisitWorths.HigherFrom(worth),
            Dimensions = dimensions,
            Delivery = delivery,
            Pickup = pickup,
            TracksLoads = pickup.Any(amounts => amounts.Any(units => units > 0)) ||
                modelRoutes.Any(route => route.HasLoadBreaks || route.Driven is { } driven && driven.PickedUp.Any(units => units > 0)),
            Able = able,
            KeepTeam = AnyVisit(visit => visit.KeepTeam is not null && visit.KeepPrice > 0) ? [.. Problem(visit => visit.KeepTeam ?? -1)] : null,
            KeepPrice = [.. Problem(visit => rides.Scaled(visit.KeepTeam is null ? 0 : visit.KeepPrice))],
            PinnedRank = AnyVisit(visit => visit.PinnedRank is not null) ? [.. Problem(visit => visit.PinnedRank ?? -1)] : null,
            Bonds = whole,
            Pairs = bonds.All(bond => bond is PairRelation) ? whole : BondsOf([.. bonds.Where(bond => bond is PairRelation)]),
            Targets = TargetTable(rides),
            BalancePrice = _problem.BalancePrice * rides.Scale,
            Teams = _problem.Teams.Count,
            PastWork = [.. _problem.Teams.Select(team => team.PastWorkSeconds)],
            Near = neighbours.Near,
            NearCount = neighbours.NearCount,
            Fitting = neighbours.Fitting,
            FittingCount = neighbours.FittingCount,
            CheapestRides = new(rides.In, rides.Out, rides.Rows, _visits.Length, cancel),
            // Where what is left out is the question, several routes have to change at once. (1,485 and 1,000 visits with windows and stock alone: 3 and 6 % dearer.)
            IsUniform = isPlain || areOpen && !AnyVisit(visit => visit.Worth is not null && visit.PriorityClass == 0),
            IsPlain = isPlain,
        };
        return isPlain || !model.IsUniform || HourPrice.Of(model) == 0 ? model : model with { IsUniform = false };

        Bonds? BondsOf(IReadOnlyList<VisitRelation> relations) => relations.Count > 0 ? new(_visits.Length, relations) : null;
        IEnumerable<T> Problem<T>(Func<RoutingVisit, T> of) => _visits.Select(visit => of(_problem.Visits[visit]));
        bool AnyVisit(Func<RoutingVisit, bool> holds) => _visits.Any(visit => holds(_problem.Visits[visit]));
        long[][] Amounts(Func<int, IReadOnlyList<long>> of) => [.. Enumerable.Range(0, dimensions).Select(dimension =>
            _visits.Select(visit => of(visit) is { Count: > 0 } amounts ? amounts[dimension] : 0).ToArray())];
        int StartPlace((int Team, int Shift) route) => _driven.Of(route.Team, route.Shift) is { } part ? part.LastPlace
            : _problem.Teams[route.Team] is { StartIsStop: true, Start: { } start } ? start : -1;
    }

    private static bool IsPlain(ModelRoute route) =>
        !route.HasLimits && route.MaxStops == int.MaxValue && route.DayStock is null &&
        route.Capacity.All(units => units <= int.MaxValue / 4);

    private ModelRoute[] Routes(List<(int Team, int Shift)> routes, RideTables rides, List<string> kinds, ulong[]? able)
    {
        var types = new RouteTypes(_problem, _visits, able, routes.Count);
        return [.. routes.Select((route, number) =>
        {
            var (team, shift) = (_problem.Teams[route.Team], _problem.Teams[route.Team].Shifts[route.Shift]);
            var driven = _driven.Of(route.Team, route.Shift) is { } part ? part with { LeftAt = part.LeftAt - (int)_zero } : null;
            return new ModelRoute
            {
                Team = route.Team,
                Shift = route.Shift,
                Class = rides.ClassOf[number],
                Kind = kinds.IndexOf(team.Kind ?? ""),
                Type = types.Of(number, route.Team, route.Shift),
                StartRow = rides.StartRow[number],
                EndRow = rides.EndRow[number],
                From = driven?.LeftAt ?? Time(shift.From),
                // Who has left already cannot leave later.
                Until = Time(driven is not null && team.MaxDurationSeconds is { } most ? Math.Min(shift.Until, driven.Began + most) : shift.Until),
                Breaks = [.. shift.Breaks.Select(pause => Break(pause, shift))],
                HasLoadBreaks = shift.Breaks.Any(pause => pause.MaxLoad.Count > 0),
                Fixed = driven is null ? rides.Scaled(team.Costs.Fixed) : 0,
                RegularUntil = Time(shift.RegularUntil ?? shift.Until),
                OvertimePrice = shift.RegularUntil is null ? 0 : team.Costs.PerOvertimeSecond * rides.Scale,
                MaxStops = team.MaxStops is { } stops ? stops - (driven?.Visits.Length ?? 0) : int.MaxValue,
                MaxTravel = team.MaxTravelSeconds is { } travel ? travel - (driven?.Travel ?? 0) : long.MaxValue,
                MaxMetres = team.MaxDistanceMetres is { } metres ? metres - (driven?.Metres ?? 0) : long.MaxValue,
                MaxDuration = driven is null && team.MaxDurationSeconds is { } duration ? (int)Math.Min(duration, Model.Horizon) : int.MaxValue,
                Capacity = [.. _problem.Dimensions.Select((_, at) => team.Capacity.Count > 0 ? team.Capacity[at] : long.MaxValue / 4)],
                DayStock = team.DayStock.Count > 0 ? [.. team.DayStock] : null,
                Driven = driven,
            };
        })];
    }

    private ModelBreak Break(RoutingBreak pause, TeamShift shift)
    {
        int[] windows = pause.Windows.Count == 0 ? [Time(shift.From), Time(shift.Until)]
            : [.. pause.Windows.Where(window => window.Until >= shift.From && window.From <= shift.Until)
                .SelectMany(window => new[] { Time(Math.Max(window.From, shift.From)), Time(Math.Min(window.Until, shift.Until)) })];
        return new(windows, (int)pause.Seconds, pause.MayInterruptRide, pause.MaxLoad.Count > 0 ? [.. pause.MaxLoad] : null);
    }

    private int Time(long time) => (int)Math.Clamp(time - _zero, 0, Model.Horizon);

    private int[][] Seconds(List<string> kinds, int routes, Func<RoutingVisit, string, long> of) =>
        [.. kinds.DefaultIfEmpty("").Select(kind => _visits.Select(visit => (int)of(_problem.Visits[visit], kind)).Concat(new int[2 * routes]).ToArray())];

    private ulong[]? Able(List<(int Team, int Shift)> routes)
    {
        var words = (routes.Count + 63) >> 6;
        var bits = new ulong[_visits.Length * words];
        var all = true;
        for (var rank = 0; rank < _visits.Length; rank++)
        {
            var visit = _problem.Visits[_visits[rank]];
            var bound = _driven.TeamsFor(_visits[rank]);
            for (var route = 0; route < routes.Count; route++)
            {
                var team = routes[route].Team;
                var able = visit.IsFor(team, _problem.Teams[team]) && bound(team, routes[route].Shift);
                if (able) bits[rank * words + (route >> 6)] |= 1UL << (route & 63);
                else all = false;
            }
        }
        return all ? null : bits;
    }

    private Targets? TargetTable(RideTables rides)
    {
        if (_problem.Targets.Count == 0) return null;
        var (offsets, target, amount) = (new int[_visits.Length + 1], new List<int>(), new List<long>());
        for (var rank = 0; rank < _visits.Length; rank++)
        {
            foreach (var (number, goal) in _problem.Targets.Index())
                if (goal.Amounts.TryGetValue(_visits[rank], out var units))
                {
                    target.Add(number);
                    amount.Add(units);
                }
            offsets[rank + 1] = target.Count;
        }
        return new([.. _problem.Targets.Select(goal => goal.Amount - _driven.Reached(goal))],
            [.. _problem.Targets.Select(goal => rides.Scaled(goal.PricePerMissing))], offsets, [.. target], [.. amount]);
    }
}
