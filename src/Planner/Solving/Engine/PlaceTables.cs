using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>The rides between all places of a model, asked of each profile once.</summary>
internal sealed class PlaceTables
{
    private readonly Dictionary<int, int> _rows = [];
    private readonly Dictionary<int, TravelTable> _tables = [];

    /// <param name="visits">Numbers of the problem's visits.</param>
    /// <param name="teams">Numbers of the problem's teams: their starts and ends, where they are now, and their profiles.</param>
    public PlaceTables(RoutingProblem problem, IEnumerable<int> visits, IReadOnlyList<int> teams, DrivenParts driven, CancellationToken cancel)
    {
        foreach (var visit in visits) Add(problem.Visits[visit].Place);
        foreach (var team in teams)
        {
            Add(driven.Of(team, 0)?.LastPlace);
            Add(problem.Teams[team].Start);
            Add(problem.Teams[team].End);
        }
        int[] places = [.. _rows.Keys];
        foreach (var profile in teams.Select(team => problem.Teams[team].Profile).Distinct()) _tables[profile] = problem.Profiles[profile].Table(places, cancel);
    }

    public TravelTable Of(int profile) => _tables[profile];

    /// <summary>The row of a place in the tables.</summary>
    public int RowOf(int place) => _rows[place];

    /// <summary>The problem with rides that are looked up here where they are known: roads take long to ask, and writing out a plan asks for those of each route.</summary>
    public RoutingProblem Remembered(RoutingProblem problem) => problem with
    {
        Profiles = [.. problem.Profiles.Select((profile, number) => _tables.TryGetValue(number, out var table) ? new RememberedTravel(profile, table, _rows) : profile)],
    };

    private void Add(int? place)
    {
        if (place is { } known) _rows.TryAdd(known, _rows.Count);
    }

    /// <param name="table">Of the places that have a row.</param>
    private sealed class RememberedTravel(ITravelProfile profile, TravelTable table, Dictionary<int, int> rows) : ITravelProfile
    {
        public TravelTable Table(IReadOnlyList<int> places, CancellationToken cancel) =>
            places.All(rows.ContainsKey) ? table.Of([.. places.Select(place => rows[place])], cancel) : profile.Table(places, cancel);
    }
}
