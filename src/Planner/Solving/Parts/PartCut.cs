using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>
/// Cuts a large problem into parts of neighbouring teams, each time along other lines, so that no border stays. Teams are
/// where their visits are; visits left out go where they lie, or where there is a team that may serve them.
/// </summary>
internal sealed class PartCut(RoutingProblem problem, TravelMap map, PartProblem bound, Random random)
{
    private const int AxesTried = 8;

    /// <summary>A part may be so much larger than is wished, in shares of one.</summary>
    private const double Spare = 0.25;

    /// <summary>What part of its hours a team works, at least, if it has enough to do: the rest are rides and breaks.</summary>
    private const double WorkOfHours = 0.6;

    /// <summary>How far a border moves at random, in shares of a part.</summary>
    private const double Wander = 0.4;

    /// <summary>Of so many teams that may serve a visit one has time for it, or none would elsewhere.</summary>
    private const int Enough = 4;

    /// <summary>How many times rarer among the teams of one side those are that may serve a visit, for it to be tried on the other.</summary>
    private const int Rare = 4;

    private readonly VisitChoice _choice = new(problem, map, bound);

    /// <summary>Cuts what there is into as many parts as hold so many visits and teams in the mean, two at least; a part may have some more.</summary>
    /// <param name="isEven">Whether lines move so that no side has more to do than its hours hold while the other has less: for teams without routes.</param>
    public IReadOnlyList<Part> Cut(WholePlan plan, int visitsOfPart, int teamsOfPart, bool isEven)
    {
        var parts = new List<Part>();
        int[] left = [.. Enumerable.Range(0, problem.Visits.Count).Where(visit => plan.TeamOf(visit) < 0)];
        Cut([.. Enumerable.Range(0, problem.Teams.Count).Select(team => Of(plan, team))], left, least: 2);
        return parts;

        void Cut(TeamPlace[] teams, int[] leftOut, int least)
        {
            var visits = teams.Sum(team => team.Visits.Length) + leftOut.Length;
            var wanted = (int)Math.Ceiling(Math.Max((double)visits / visitsOfPart, (double)teams.Length / teamsOfPart) - Spare);
            var count = Math.Min(teams.Length, Math.Max(least, wanted));
            if (count < 2)
            {
                // More are wanted only where there is but one team.
                var looked = wanted < 2 ? leftOut : _choice.Of(teams[0], leftOut, visitsOfPart, random);
                parts.Add(new([.. teams.Select(team => team.Team)], [.. teams.SelectMany(team => team.Visits), .. looked]));
                return;
            }
            var (from, to) = WidestAxis(teams);
            TeamPlace[] inOrder = [.. teams.OrderBy(team => team.Along(from, to))];
            // Not at the same place always: else the same lines come back.
            var share = (count / 2 + Wander * (random.NextDouble() - 0.5)) / count;
            var half = Math.Clamp((int)(teams.Length * (random.Next(2) == 0 ? share : 1 - share)), 1, teams.Length - 1);
            var border = (inOrder[half - 1].Along(from, to) + inOrder[half].Along(from, to)) / 2;
            int[] visitsInOrder = [.. leftOut.Select(bound.FirstOf).Distinct().OrderBy(visit => Along(visit, from, to))];
            var first = visitsInOrder.Count(visit => Along(visit, from, to) < border);
            if (isEven) first = Even(inOrder, half, leftOut, visitsInOrder, first);
            var sides = Sides(leftOut, inOrder[..half], inOrder[half..], visitsInOrder[..first].ToHashSet().Contains, isEven);
            Cut(inOrder[..half], [.. sides[true]], 1);
            Cut(inOrder[half..], [.. sides[false]], 1);
        }
    }

    /// <summary>How many of the visits left out, in their order, go to the first side, if that side's own hours and the other's are to hold theirs.</summary>
    /// <param name="near">How many lie on the first side.</param>
    private int Even(TeamPlace[] teams, int half, int[] leftOut, int[] visitsInOrder, int near)
    {
        var work = leftOut.ToLookup(bound.FirstOf, WorkOf);
        double[] until = [0, .. visitsInOrder.Select(visit => (double)work[visit].Sum())];
        for (var rank = 1; rank < until.Length; rank++) until[rank] += until[rank - 1];
        var (hours, hoursBeyond) = (teams[..half].Sum(HoursOf), teams[half..].Sum(HoursOf));
        var most = Math.Max(WorkOfHours, until[^1] / (hours + hoursBeyond));
        var wanted = Math.Clamp(until[near], Math.Min(until[^1] - most * hoursBeyond, most * hours), most * hours);
        if (wanted == until[near]) return near;
        return Math.Min(visitsInOrder.Length, Array.FindIndex([.. until, double.MaxValue], sum => sum >= wanted));
    }

    private int Along(int visit, int from, int to) => map.Seconds(Place(visit), from) - map.Seconds(Place(visit), to);

    private double HoursOf(TeamPlace team) => VisitChoice.HoursOf(problem.Teams[team.Team]);

    private long WorkOf(int visit) => VisitChoice.WorkOf(problem.Visits[visit]);

    /// <summary>Those on the first side of a border, and the others. What is bound to each other stays together.</summary>
    private ILookup<bool, int> Sides(int[] leftOut, TeamPlace[] first, TeamPlace[] second, Func<int, bool> liesOnFirst, bool isFirstCut)
    {
        var isOnFirst = leftOut.GroupBy(bound.FirstOf).ToDictionary(group => group.Key, group =>
        {
            var lies = liesOnFirst(group.Key);
            return MayStay([.. group], lies ? first : second, lies ? second : first, isFirstCut) ? lies : !lies;
        });
        return leftOut.ToLookup(visit => isOnFirst[bound.FirstOf(visit)]);
    }

    /// <summary>
    /// Whether visits left out go to the side where they lie: for want of teams there in no cut, and where teams that may serve them are
    /// far rarer than beyond in every other, as one that has come for another visit may have no time. (Two towns, six visits that the
    /// teams of one may serve alone: in three of 80 seeds two were left out for good.)
    /// </summary>
    private bool MayStay(int[] visits, TeamPlace[] here, TeamPlace[] beyond, bool isFirst)
    {
        var able = Able(visits, here, Enough);
        if (able == Enough || able > 0 && isFirst) return true;
        var others = Able(visits, beyond, beyond.Length);
        if (others == 0) return true;
        return able > 0 && (Rare * able * beyond.Length >= others * here.Length || random.Next(2) == 0);
    }

    /// <summary>How many teams each of some visits may go to, at least, up to a number; those not counted that others take which begin with it.</summary>
    private int Able(int[] visits, TeamPlace[] teams, int most)
    {
        var others = bound.MostAtOnce(visits) - 1;
        foreach (var visit in visits)
        {
            var count = -others;
            for (var at = 0; at < teams.Length && count < most; at++)
                if (problem.Visits[visit].IsFor(teams[at].Team, problem.Teams[teams[at].Team])) count++;
            most = Math.Min(most, count);
        }
        return Math.Max(0, most);
    }

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
}

/// <summary>Where a team is, with what it serves.</summary>
/// <param name="Seconds">By landmark: the mean of its visits', or its office's.</param>
internal sealed record TeamPlace(int Team, int[] Visits, double[] Seconds)
{
    public double Along(int from, int to) => Seconds[from] - Seconds[to];
}
