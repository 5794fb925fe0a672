using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>The matrices of a model: rides by class of teams, with all costs that depend on what follows what.</summary>
internal sealed class RideTables
{
    private const double MostScaled = 1 << 27;

    private readonly RoutingProblem _problem;
    private readonly List<Row> _rows = [];
    private readonly List<RideClass> _classes = [];
    private readonly Dictionary<int, TravelTable> _tables = [];
    private readonly int[] _rowPlace;

    public RideTables(RoutingProblem problem, IReadOnlyList<int> visits, List<(int Team, int Shift)> routes, DrivenParts driven, List<string> kinds, CancellationToken cancel)
    {
        _problem = problem;
        _rows.AddRange(visits.Select(visit => new Row(problem.Visits[visit].Place, problem.Visits[visit].Place, problem.Visits[visit].Area, problem.Visits[visit])));
        (StartRow, EndRow, ClassOf) = (new int[routes.Count], new int[routes.Count], new int[routes.Count]);
        var known = new Dictionary<Row, int>();
        for (var route = 0; route < routes.Count; route++)
        {
            var team = problem.Teams[routes[route].Team];
            var part = driven.Of(routes[route].Team, routes[route].Shift);
            StartRow[route] = RowOf(known, part is null ? new(team.Start ?? -1, team.StartIsStop ? team.Start ?? -1 : -1, null, null)
                : new(part.LastPlace, part.LastPlace, problem.Visits[part.Visits[^1]].Area, null));
            EndRow[route] = RowOf(known, new(team.End ?? -1, -1, null, null));
            // Kinds of teams that are not paid by service share a matrix.
            var serving = team.Costs.PerServiceSecond == 0 ? -1 : kinds.IndexOf(team.Kind ?? "");
            var kind = new RideClass(team.Profile, team.SpeedFactor, team.Costs.PerTravelSecond, team.Costs.PerMetre, team.Costs.PerServiceSecond, serving, team);
            ClassOf[route] = _classes.FindIndex(other => other with { Team = team } == kind);
            if (ClassOf[route] >= 0) continue;
            ClassOf[route] = _classes.Count;
            _classes.Add(kind);
        }
        int[] places = [.. _rows.Select(row => row.Place).Where(place => place >= 0).Distinct()];
        var index = places.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        _rowPlace = [.. _rows.Select(row => row.Place < 0 ? -1 : index[row.Place])];
        foreach (var profile in _classes.Select(kind => kind.Profile).Distinct()) _tables[profile] = problem.Profiles[profile].Table(places, cancel);
        Scale = ScaleOf(cancel);
        Out = [.. _classes.Select(kind => Fill(kind, cancel))];
        CostPerSecond = MeanCostPerSecond();
        In = [.. Out.Select(Transposed)];
        if (problem.Teams.Any(team => team.MaxDistanceMetres is not null)) Metres = [.. _classes.Select(FillMetres)];
    }

    public int Rows => _rows.Count;

    public Arc[][] Out { get; }

    public Arc[][] In { get; }

    public int[][]? Metres { get; }

    public int[] StartRow { get; }

    public int[] EndRow { get; }

    public int[] ClassOf { get; }

    /// <summary>Model costs for each of the problem's; 1 where all are whole.</summary>
    public double Scale { get; }

    /// <summary>About what a second of riding costs, in the model's unit.</summary>
    public double CostPerSecond { get; private set; } = 1;

    /// <summary>The dearest ride that is possible, in the model's unit.</summary>
    public int Dearest { get; private set; }

    public long Scaled(double cost) => (long)Math.Round(Math.Min(cost * Scale, 1e15));

    /// <summary>Seconds of a team's ride that takes its profile so many.</summary>
    public static int Seconds(RoutingTeam team, int seconds) => team.SpeedFactor == 1 || seconds >= TravelTable.Unreachable ? seconds
        : (int)Math.Min(TravelTable.Unreachable - 1, Math.Floor(seconds / team.SpeedFactor + 0.5));

    private int RowOf(Dictionary<Row, int> known, Row row)
    {
        if (known.TryGetValue(row, out var number)) return number;
        known[row] = _rows.Count;
        _rows.Add(row);
        return _rows.Count - 1;
    }

    private double ScaleOf(CancellationToken cancel)
    {
        var (dearest, areWhole) = (new double[Rows], new bool[Rows]);
        Parallel.For(0, Rows, from =>
        {
            var (most, whole) = (1.0, true);
            foreach (var kind in _classes)
                for (var to = 0; to < Rows; to++)
                    if (Cost(kind, from, to) is { } cost) (most, whole) = (Math.Max(most, cost), whole && cost == Math.Floor(cost));
            (dearest[from], areWhole[from]) = (most, whole);
        });
        cancel.ThrowIfCancellationRequested();
        var most = dearest.DefaultIfEmpty(1).Max();
        var scale = areWhole.All(whole => whole) ? 1 : 1000.0;
        while (most * scale > MostScaled) scale /= 2;
        Dearest = (int)(most * scale);
        return scale;
    }

    private Arc[] Fill(RideClass kind, CancellationToken cancel)
    {
        var arcs = new Arc[Rows * Rows];
        Parallel.For(0, Rows, from =>
        {
            for (var to = 0; to < Rows; to++)
                arcs[from * Rows + to] = Cost(kind, from, to) is { } cost
                    ? new(SecondsOf(kind, from, to), (int)Math.Round(cost * Scale))
                    : new(TravelTable.Unreachable, (int)MostScaled);
        });
        cancel.ThrowIfCancellationRequested();
        return arcs;
    }

    private double MeanCostPerSecond()
    {
        var (cost, seconds) = (0.0, 0.0);
        foreach (var arc in Out.Length == 0 ? [] : Out[0])
            if (arc.Seconds < TravelTable.Unreachable) (cost, seconds) = (cost + arc.Cost, seconds + arc.Seconds);
        return seconds > 0 ? cost / seconds : 1;
    }

    private Arc[] Transposed(Arc[] arcs)
    {
        var turned = new Arc[arcs.Length];
        var same = true;
        for (var from = 0; from < Rows; from++)
            for (var to = 0; to < Rows; to++)
            {
                ref var arc = ref arcs[from * Rows + to];
                turned[to * Rows + from] = arc;
                same = same && arcs[to * Rows + from].Seconds == arc.Seconds && arcs[to * Rows + from].Cost == arc.Cost;
            }
        return same ? arcs : turned;
    }

    private int[] FillMetres(RideClass kind)
    {
        var metres = new int[Rows * Rows];
        for (var from = 0; from < Rows; from++)
            for (var to = 0; to < Rows; to++)
                if (_rowPlace[from] >= 0 && _rowPlace[to] >= 0)
                    metres[from * Rows + to] = _tables[kind.Profile].Metres(_rowPlace[from], _rowPlace[to]);
        return metres;
    }

    private int SecondsOf(RideClass kind, int from, int to) => _rowPlace[from] < 0 || _rowPlace[to] < 0 ? 0
        : Seconds(kind.Team, _tables[kind.Profile].Seconds(_rowPlace[from], _rowPlace[to]));

    /// <summary>Null where the ride is not possible.</summary>
    private double? Cost(RideClass kind, int from, int to)
    {
        var cost = 0.0;
        if (_rowPlace[from] >= 0 && _rowPlace[to] >= 0)
        {
            var table = _tables[kind.Profile];
            if (!table.IsReachable(_rowPlace[from], _rowPlace[to])) return null;
            var ride = table.HasCosts ? table.Cost(_rowPlace[from], _rowPlace[to]) : SecondsOf(kind, from, to);
            cost = kind.PerTravelSecond * ride + kind.PerMetre * table.Metres(_rowPlace[from], _rowPlace[to]);
        }
        if (_rows[to].Visit is not { } visit) return cost;
        if (kind.PerServiceSecond != 0)
            cost += kind.PerServiceSecond * (visit.ServiceBy(kind.Team.Kind) +
                (_rows[from].SetupPlace == visit.Place ? 0 : visit.SetupBy(kind.Team.Kind)));
        if (_problem.AreaChangePrice != 0 && _rows[from].Area is { } area && visit.Area is { } next && area != next) cost += _problem.AreaChangePrice;
        return cost;
    }

    /// <param name="Place">−1: nowhere, at no ride from anywhere.</param>
    /// <param name="SetupPlace">The place where what follows needs no setup.</param>
    private sealed record Row(int Place, int SetupPlace, int? Area, RoutingVisit? Visit);

    /// <param name="Team">One of the class, for its speed and kind.</param>
    private sealed record RideClass(int Profile, double SpeedFactor, double PerTravelSecond, double PerMetre, double PerServiceSecond, int Kind, RoutingTeam Team);
}
