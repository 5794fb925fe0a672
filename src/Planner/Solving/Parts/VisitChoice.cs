using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>
/// Where a part of one team has so many visits that the rides between all of these would not fit into memory, and hours for a few of them,
/// chooses those that it is searched with: the best by the time that they take for their worth.
/// </summary>
internal sealed class VisitChoice
{
    /// <summary>So many times as much work as the team has hours is looked at, at least.</summary>
    private const double WorkForHours = 3;

    /// <summary>Of its hours a team rides for so much, about.</summary>
    private const double RidingShare = 0.2;

    /// <summary>By how much prices differ from one cut to the next, so that in one of them all that is nearly worth it is looked at.</summary>
    private const double Spread = 0.4;

    private readonly RoutingProblem _problem;
    private readonly TravelMap _map;
    private readonly PartProblem _bound;
    private readonly double[] _worth;
    private readonly double _stops;

    public VisitChoice(RoutingProblem problem, TravelMap map, PartProblem bound)
    {
        (_problem, _map, _bound) = (problem, map, bound);
        _worth = [.. problem.Visits.Select(visit => visit.Worth ?? 0)];
        foreach (var target in problem.Targets)
            foreach (var (visit, amount) in target.Amounts) _worth[visit] += amount * target.PricePerMissing;
        _stops = Math.Max(1, (1 - RidingShare) * problem.Teams.Average(HoursOf) / Math.Max(1, problem.Visits.Average(WorkOf)));
    }

    /// <summary>Whether visits take far more time than all teams have.</summary>
    public static bool IsUseful(RoutingProblem problem) => problem.Visits.Sum(visit => (double)WorkOf(visit)) > WorkForHours * problem.Teams.Sum(HoursOf);

    /// <summary>Seconds that a team may work, breaks included; a shift without an end counts for a day.</summary>
    public static double HoursOf(RoutingTeam team) => team.Shifts.Sum(shift => Math.Min(86_400.0, shift.Until - shift.From));

    /// <summary>Seconds, rides not counted.</summary>
    public static long WorkOf(RoutingVisit visit) => visit.ServiceSeconds + visit.SetupSeconds;

    /// <summary>Those of some visits left out that are looked at. What is bound to each other is so together.</summary>
    /// <param name="team">The part's.</param>
    /// <param name="most">How many visits a part may have, if that is work enough.</param>
    public int[] Of(TeamPlace team, int[] leftOut, int most, Random random)
    {
        var left = most - team.Visits.Length;
        if (leftOut.Length <= left) return leftOut;
        var work = WorkForHours * HoursOf(_problem.Teams[team.Team]);
        var chosen = new HashSet<int>();
        foreach (var visits in leftOut.GroupBy(_bound.FirstOf)
            .Select(group => (Visits: group.ToArray(), Chance: 1 + Spread * (random.NextDouble() - 0.5)))
            .OrderByDescending(group => ClassOf(group.Visits, team)).ThenBy(group => group.Chance * PriceOf(group.Visits, team)).Select(group => group.Visits))
        {
            if (chosen.Count >= left && work <= 0) break;
            chosen.UnionWith(visits);
            work -= WorkOf(visits);
        }
        return [.. leftOut.Where(chosen.Contains)];
    }

    /// <summary>What must be served comes first; what the team may not serve, last.</summary>
    private int ClassOf(int[] visits, TeamPlace team) => _problem.Visits[visits[0]].IsFor(team.Team, _problem.Teams[team.Team])
        ? visits.Max(visit => _problem.Visits[visit] is { Worth: not null } data ? data.PriorityClass : int.MaxValue) : -1;

    /// <summary>Seconds for what they are worth, with their share of the ride out and back.</summary>
    private double PriceOf(int[] visits, TeamPlace team) =>
        (WorkOf(visits) + 2 * LeastSeconds(_problem.Visits[visits[0]].Place, team) / _stops * visits.Length) / Math.Max(1e-9, visits.Sum(visit => _worth[visit]));

    private double WorkOf(int[] visits) => visits.Sum(visit => (double)WorkOf(_problem.Visits[visit]));

    /// <summary>A ride takes as long at least as what one of both is nearer to a landmark than the other.</summary>
    private double LeastSeconds(int place, TeamPlace team)
    {
        var most = 0.0;
        for (var landmark = 0; landmark < _map.Landmarks; landmark++) most = Math.Max(most, Math.Abs(_map.Seconds(place, landmark) - team.Seconds[landmark]));
        return most;
    }
}
