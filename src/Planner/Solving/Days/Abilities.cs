using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Days;

/// <summary>Which teams have the skills and kits for which visits. Visits with the same needs share one answer.</summary>
public sealed class Abilities
{
    private readonly DayProblem _problem;
    private readonly Dictionary<string, int[]> _teamsByNeed = [];

    public Abilities(DayProblem problem) => _problem = problem;

    /// <summary>Teams with the skills, the kits, and at the start of their shift the stock for the visit.</summary>
    public IEnumerable<int> TeamsAbleTo(DayVisit visit) => visit.Consumes.Count == 0
        ? TeamsSkilledFor(visit)
        : TeamsSkilledFor(visit).Where(team => HasStock(_problem.Teams[team].Stock, visit));

    /// <summary>Teams with the skills and kits, whatever their stock, in the order of the problem.</summary>
    public IReadOnlyList<int> TeamsSkilledFor(DayVisit visit)
    {
        var need = string.Join(';', visit.Skills) + "|" + string.Join(';', visit.Kits);
        if (_teamsByNeed.TryGetValue(need, out var teams)) return teams;
        return _teamsByNeed[need] = [.. Enumerable.Range(0, _problem.Teams.Count).Where(team =>
            visit.Skills.All(_problem.Teams[team].Skills.Contains) && visit.Kits.All(_problem.Teams[team].Kits.Contains))];
    }

    private static bool HasStock(IReadOnlyDictionary<string, int> stock, DayVisit visit) =>
        visit.Consumes.All(use => stock.GetValueOrDefault(use.Key) >= use.Value);
}
