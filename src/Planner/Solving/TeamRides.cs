using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>One team's rides between some places, at its own speed and price.</summary>
internal sealed class TeamRides
{
    private readonly RoutingTeam _team;
    private readonly TravelTable _table;
    private readonly Dictionary<int, int> _rows;

    private TeamRides(RoutingTeam team, TravelTable table, Dictionary<int, int> rows) =>
        (_team, _table, _rows) = (team, table, rows);

    /// <summary>The rides between the team's start, its end and the places of visits, asked for in one table.</summary>
    public static TeamRides Ask(RoutingProblem problem, int team, IEnumerable<int> visits, CancellationToken cancel)
    {
        var asked = problem.Teams[team];
        var places = visits.Select(visit => problem.Visits[visit].Place)
            .Concat(new[] { asked.Start, asked.End }.OfType<int>()).Distinct().ToArray();
        var rows = places.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return new(asked, problem.Profiles[asked.Profile].Table(places, cancel), rows);
    }

    /// <summary>The ride from a place to another; from or to nowhere (null) it is none.</summary>
    public Ride Between(int? from, int? to)
    {
        if (from is not { } start || to is not { } end) return default;
        var (row, column) = (_rows[start], _rows[end]);
        if (!_table.IsReachable(row, column)) return Ride.None;
        var seconds = (long)Math.Floor(_table.Seconds(row, column) / _team.SpeedFactor + 0.5);
        var price = _table.HasCosts ? _table.Cost(row, column) : seconds;
        return new(seconds, _table.Metres(row, column), price * _team.Costs.PerTravelSecond);
    }
}

/// <param name="Cost">Of the time or the profile's own costs, without metres.</param>
internal readonly record struct Ride(long Seconds, long Metres, double Cost)
{
    public static Ride None { get; } = new(TravelTable.Unreachable, 0, 0);

    public bool IsPossible => this != None;
}
