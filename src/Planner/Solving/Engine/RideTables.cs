using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>The matrices of a model: rides by class of teams, with all costs that depend on what follows what.</summary>
internal sealed class RideTables
{
    /// <summary>The cost of what cannot be ridden; no other ride costs more.</summary>
    public const double MostScaled = 1 << 27;

    private const int NoArea = int.MinValue;

    private readonly RoutingProblem _problem;
    private readonly List<Row> _rows = [];
    private readonly List<RideClass> _classes = [];
    private readonly PlaceTables _tables;
    private readonly int[] _rowPlace;
    private readonly int[] _rowArea;

    public RideTables(RoutingProblem problem, PlaceTables tables, IReadOnlyList<int> visits, List<(int Team, int Shift)> routes, DrivenParts driven, List<string> kinds, CancellationToken cancel)
    {
        (_problem, _tables) = (problem, tables);
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
        _rowPlace = [.. _rows.Select(row => row.Place < 0 ? -1 : tables.RowOf(row.Place))];
        _rowArea = [.. _rows.Select(row => row.Area ?? NoArea)];
        Scale = ScaleOf(cancel);
        Out = [.. _classes.Select(kind => Fill(kind, cancel))];
        CostPerSecond = MeanCostPerSecond();
        In = [.. Out.Select(Transposed)];
        if (problem.Teams.Any(team => team.MaxDistanceMetres is not null)) Metres = MetresOfClasses();
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

    /// <summary>As <see cref="Model.MostMetresPerSecond"/>.</summary>
    public double MostMetresPerSecond { get; private set; }

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
        var dearest = new double[Rows];
        // Of classes that differ only in speed, none has dearer rides than the slowest.
        foreach (var kind in _classes.GroupBy(kind => kind with { SpeedFactor = 1, Team = _classes[0].Team }).Select(alike => alike.MinBy(kind => kind.SpeedFactor)!))
            EachRow((from, buffer) =>
            {
                RidesFrom(kind, from, buffer);
                for (var to = 0; to < Rows; to++)
                    if (buffer.Seconds[to] < TravelTable.Unreachable) dearest[from] = Math.Max(dearest[from], buffer.Costs[to]);
            }, cancel);
        var most = dearest.Append(1).Max();
        var areWhole = IsWhole(_problem.AreaChangePrice) && _classes.All(kind => IsWhole(kind.PerTravelSecond) && IsWhole(kind.PerMetre) && IsWhole(kind.PerServiceSecond));
        var scale = areWhole ? 1 : 1000.0;
        while (most * scale > MostScaled) scale /= 2;
        Dearest = (int)(most * scale);
        return scale;

        static bool IsWhole(double price) => price == Math.Floor(price);
    }

    private Arc[] Fill(RideClass kind, CancellationToken cancel)
    {
        var arcs = new Arc[Rows * Rows];
        EachRow((from, buffer) =>
        {
            RidesFrom(kind, from, buffer);
            for (var to = 0; to < Rows; to++)
            {
                var isPossible = buffer.Seconds[to] < TravelTable.Unreachable;
                arcs[from * Rows + to] = new(buffer.Seconds[to], isPossible ? (int)Math.Round(buffer.Costs[to] * Scale) : (int)MostScaled);
            }
        }, cancel);
        return arcs;
    }

    private void EachRow(Action<int, (int[] Seconds, double[] Costs)> of, CancellationToken cancel)
    {
        Parallel.For(0, Rows, new ParallelOptions { CancellationToken = cancel }, () => (new int[Rows], new double[Rows]), (from, _, buffer) =>
        {
            of(from, buffer);
            return buffer;
        }, _ => { });
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
        if (IsSymmetric(arcs)) return arcs;
        var turned = new Arc[arcs.Length];
        Parallel.For(0, Rows, to =>
        {
            for (var from = 0; from < Rows; from++) turned[to * Rows + from] = arcs[from * Rows + to];
        });
        return turned;
    }

    private bool IsSymmetric(Arc[] arcs)
    {
        for (var from = 0; from < Rows; from++)
            for (var to = 0; to < from; to++)
            {
                var (there, back) = (arcs[from * Rows + to], arcs[to * Rows + from]);
                if (there.Seconds != back.Seconds || there.Cost != back.Cost) return false;
            }
        return true;
    }

    /// <summary>By class; classes of a profile share them.</summary>
    private int[][] MetresOfClasses()
    {
        var metres = new Dictionary<int, int[]>();
        // Of classes that differ in speed the fastest rides most metres a second.
        foreach (var (kind, rides) in _classes.Zip(Out).OrderByDescending(entry => entry.First.SpeedFactor))
            if (!metres.ContainsKey(kind.Profile)) metres[kind.Profile] = FillMetres(kind, rides);
        return [.. _classes.Select(kind => metres[kind.Profile])];
    }

    private int[] FillMetres(RideClass kind, Arc[] rides)
    {
        var (metres, table) = (new int[Rows * Rows], _tables.Of(kind.Profile));
        for (var from = 0; from < Rows; from++)
        {
            if (_rowPlace[from] < 0) continue;
            var all = table.MetresFrom(_rowPlace[from]);
            for (var to = 0; to < Rows; to++)
            {
                if (_rowPlace[to] < 0) continue;
                var ride = metres[from * Rows + to] = all[_rowPlace[to]];
                var seconds = rides[from * Rows + to].Seconds + 1.0;
                if (ride > MostMetresPerSecond * seconds) MostMetresPerSecond = ride / seconds;
            }
        }
        return metres;
    }

    /// <summary>Writes seconds and costs of the rides from one row to each; what is not possible has the seconds of that, and no cost.</summary>
    private void RidesFrom(RideClass kind, int from, (int[] Seconds, double[] Costs) into)
    {
        var (seconds, costs) = into;
        Array.Clear(seconds);
        Array.Clear(costs);
        if (_rowPlace[from] is >= 0 and var start) Ride(kind, start, seconds, costs);
        if (kind.PerServiceSecond != 0) AddService(kind, from, seconds, costs);
        if (_problem.AreaChangePrice == 0 || _rowArea[from] is var area && area == NoArea) return;
        for (var to = 0; to < Rows; to++)
            if (_rows[to].Visit is not null && _rowArea[to] is var its && its != area && its != NoArea && seconds[to] < TravelTable.Unreachable) costs[to] += _problem.AreaChangePrice;
    }

    private void Ride(RideClass kind, int start, int[] seconds, double[] costs)
    {
        var table = _tables.Of(kind.Profile);
        var all = table.SecondsFrom(start);
        var metres = table.MetresFrom(start);
        var priced = table.CostsFrom(start);
        for (var to = 0; to < seconds.Length; to++)
        {
            if (_rowPlace[to] is not (>= 0 and var end)) continue;
            seconds[to] = Seconds(kind.Team, all[end]);
            if (all[end] < TravelTable.Unreachable) costs[to] = kind.PerTravelSecond * (table.HasCosts ? priced[end] : seconds[to]) + kind.PerMetre * metres[end];
        }
    }

    private void AddService(RideClass kind, int from, int[] seconds, double[] costs)
    {
        for (var to = 0; to < Rows; to++)
            if (_rows[to].Visit is { } visit && seconds[to] < TravelTable.Unreachable)
                costs[to] += kind.PerServiceSecond * (visit.ServiceBy(kind.Team.Kind) + (_rows[from].SetupPlace == visit.Place ? 0 : visit.SetupBy(kind.Team.Kind)));
    }

    /// <param name="Place">−1: nowhere, at no ride from anywhere.</param>
    /// <param name="SetupPlace">The place where what follows needs no setup.</param>
    private sealed record Row(int Place, int SetupPlace, int? Area, RoutingVisit? Visit);

    /// <param name="Team">One of the class, for its speed and kind.</param>
    private sealed record RideClass(int Profile, double SpeedFactor, double PerTravelSecond, double PerMetre, double PerServiceSecond, int Kind, RoutingTeam Team);
}
