using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>
/// Cuts a large problem into parts of neighbouring teams, each time along other lines, so that no border stays. Teams are
/// where their visits are; visits left out go where they lie, or where there is a team that may serve them.
/// </summary>
internal sealed class PartCut(RoutingProblem problem, TravelMap map, PartProblem bound, Random random)
{
    private const int AxesTried = 8;

    /// <param name="mostVisits">A part with more is cut again, as long as it has teams to be cut between.</param>
    public IReadOnlyList<Part> Cut(WholePlan plan, int mostVisits, int mostTeams)
    {
        var parts = new List<Part>();
        int[] left = [.. Enumerable.Range(0, problem.Visits.Count).Where(visit => plan.TeamOf(visit) < 0)];
        Cut([.. Enumerable.Range(0, problem.Teams.Count).Select(team => Of(plan, team))], left);
        return parts;

        void Cut(TeamPlace[] teams, int[] leftOut)
        {
            if (teams.Length < 2 || teams.Length <= mostTeams && teams.Sum(team => team.Visits.Length) + leftOut.Length <= mostVisits)
            {
                parts.Add(new([.. teams.Select(team => team.Team)], [.. teams.SelectMany(team => team.Visits), .. leftOut]));
                return;
            }
            var (from, to) = WidestAxis(teams);
            TeamPlace[] inOrder = [.. teams.OrderBy(team => team.Along(from, to))];
            // Not in the middle always: else the same lines come back.
            var half = Math.Clamp((int)(teams.Length * (0.4 + 0.2 * random.NextDouble())), 1, teams.Length - 1);
            var border = (inOrder[half - 1].Along(from, to) + inOrder[half].Along(from, to)) / 2;
            var sides = Sides(leftOut, inOrder[..half], inOrder[half..], visit => map.Seconds(Place(visit), from) - map.Seconds(Place(visit), to) < border);
            Cut(inOrder[..half], [.. sides[true]]);
            Cut(inOrder[half..], [.. sides[false]]);
        }
    }

    /// <summary>Those on the first side of a border, and the others. What is bound to each other stays together.</summary>
    private ILookup<bool, int> Sides(int[] leftOut, TeamPlace[] first, TeamPlace[] second, Func<int, bool> liesOnFirst)
    {
        var isOnFirst = leftOut.GroupBy(bound.FirstOf).ToDictionary(group => group.Key, group =>
        {
            var lies = liesOnFirst(group.Key);
            var (here, beyond) = lies ? (first, second) : (second, first);
            return AreFor(group, here) || !AreFor(group, beyond) ? lies : !lies;
        });
        return leftOut.ToLookup(visit => isOnFirst[bound.FirstOf(visit)]);
    }

    private bool AreFor(IEnumerable<int> visits, TeamPlace[] teams) =>
        visits.All(visit => Array.Exists(teams, team => problem.Visits[visit].IsFor(team.Team, problem.Teams[team.Team])));

    private (int From, int To) WidestAxis(TeamPlace[] teams) => Enumerable.Range(0, AxesTried)
        .Select(_ => (From: random.Next(map.Landmarks), To: random.Next(map.Landmarks)))
        .MaxBy(axis => Spread(teams, axis.From, axis.To) * (0.7 + 0.3 * random.NextDouble()));

    private static double Spread(TeamPlace[] teams, int from, int to)
    {
        var mean = teams.Average(team => team.Along(from, to));
        return Math.Sqrt(teams.Average(team => Math.Pow(team.Along(from, to) - mean, 2)));
    }

    /// <summary>Visits that are bound to each other and left out are at one place, so that one part gets them all.</summary>
    private int Place(int visit) => problem.Visits[bound.FirstOf(visit)].Place;

    private TeamPlace Of(WholePlan plan, int team)
    {
        int[] visits = [.. plan.VisitsOf(team)];
        var data = problem.Teams[team];
        int[] places = visits.Length > 0 ? [.. visits.Select(visit => problem.Visits[visit].Place)] : (data.Start ?? data.End) is { } place ? [place] : [];
        return new(team, visits, [.. Enumerable.Range(0, map.Landmarks).Select(landmark =>
            places.Length == 0 ? 0 : places.Average(at => map.Seconds(at, landmark)))]);
    }

    private sealed record TeamPlace(int Team, int[] Visits, double[] Seconds)
    {
        public double Along(int from, int to) => Seconds[from] - Seconds[to];
    }
}
