using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>
/// Where few teams have so many visits that the rides between all of these would not fit into memory, and hours for a small part of them,
/// chooses those that a part is searched with: the best by the time that they take for their worth.
/// </summary>
internal sealed class VisitChoice
{
    /// <summary>So many times as much work as a part's teams have hours is looked at, at least.</summary>
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
    /// <param name="teams">Of the part.</param>
    /// <param name="most">How many visits a part may have, if that is work enough.</param>
    public int[] Of(IReadOnlyList<TeamPlace> teams, int[] leftOut, int most, Random random)
    {
        var left = most - teams.Sum(team => team.Visits.Length);
        if (leftOut.Length <= left) return leftOut;
        var work = WorkForHours * teams.Sum(team => HoursOf(_problem.Teams[team.Team]));
        var chosen = new HashSet<int>();
        var groups = leftOut.GroupBy(_bound.FirstOf).Select(group => (Visits: group.ToArray(), Chance: 1 + Spread * (random.NextDouble() - 0.5))).ToArray();
        foreach (var visits in groups.AsParallel().AsOrdered().Select(group => (group.Visits, Class: ClassOf(group.Visits, teams), Price: group.Chance * PriceOf(group.Visits, teams)))
            .OrderByDescending(group => group.Class).ThenBy(group => group.Price).Select(group => group.Visits).ToArray())
        {
            if (chosen.Count >= left && work <= 0) break;
            chosen.UnionWith(visits);
            work -= visits.Sum(visit => (double)WorkOf(_problem.Visits[visit]));
        }
        return [.. leftOut.Where(chosen.Contains)];
    }

    /// <summary>What must be served comes first; what none of the teams may serve, last.</summary>
    private int ClassOf(int[] visits, IReadOnlyList<TeamPlace> teams) => TeamsFor(visits, teams).Any()
        ? visits.Max(visit => _problem.Visits[visit] is { Worth: not null } data ? data.PriorityClass : int.MaxValue) : -1;

    private IEnumerable<TeamPlace> TeamsFor(int[] visits, IReadOnlyList<TeamPlace> teams) =>
        teams.Where(team => _problem.Visits[visits[0]].IsFor(team.Team, _problem.Teams[team.Team]));

    /// <summary>Seconds for what they are worth, with their share of the ride out and back.</summary>
    private double PriceOf(int[] visits, IReadOnlyList<TeamPlace> teams)
    {
        var (place, work) = (_problem.Visits[visits[0]].Place, visits.Sum(visit => (double)WorkOf(_problem.Visits[visit])));
        var ride = TeamsFor(visits, teams).Select(team => LeastSeconds(place, team)).DefaultIfEmpty(0).Min();
        return (work + 2 * ride / _stops * visits.Length) / Math.Max(1e-9, visits.Sum(visit => _worth[visit]));
    }

    /// <summary>A ride takes as long at least as what one of both is nearer to a landmark than the other.</summary>
    private double LeastSeconds(int place, TeamPlace team)
    {
        var most = 0.0;
        for (var landmark = 0; landmark < _map.Landmarks; landmark++) most = Math.Max(most, Math.Abs(_map.Seconds(place, landmark) - team.Seconds[landmark]));
        return most;
    }
}
