using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>The visits that are done already, and what follows from them for the others.</summary>
internal sealed class DrivenParts
{
    private readonly RoutingProblem _problem;
    private readonly Dictionary<int, (int Team, long Began, long Ended)> _done = [];
    private readonly Dictionary<int, DrivenPart> _byTeam = [];

    public DrivenParts(RoutingProblem problem)
    {
        _problem = problem;
        for (var team = 0; team < problem.Teams.Count; team++)
            if (problem.Teams[team].Driven.Count > 0) _byTeam[team] = Part(team);
    }

    public bool Contains(int visit) => _done.ContainsKey(visit);

    public DrivenPart? Of(int team, int shift) => shift == 0 ? _byTeam.GetValueOrDefault(team) : null;

    public (long Began, long Ended)? TimesOf(int visit) => _done.TryGetValue(visit, out var done) ? (done.Began, done.Ended) : null;

    /// <summary>What of a target is reached already.</summary>
    public long Reached(RoutingTarget target) => _done.Count == 0 ? 0 : _done.Keys.Sum(visit => target.Amounts.GetValueOrDefault(visit));

    /// <summary>What is on board for a delivery whose pick-up is done.</summary>
    public IReadOnlyList<long>? CarriedTo(int visit) => _done.Count == 0 ? null
        : _problem.Relations.OfType<PairRelation>().FirstOrDefault(pair => pair.DeliveryVisit == visit && Contains(pair.PickupVisit)) is { } half
            ? _problem.Visits[half.PickupVisit].Pickup : null;

    /// <summary>Which teams (and shifts) may serve a visit as far as done visits bind it.</summary>
    public Func<int, int, bool> TeamsFor(int visit)
    {
        if (_done.Count == 0) return (_, _) => true;
        var bound = _problem.Relations.Where(relation => relation.Visits.Contains(visit) && relation.Visits.Any(Contains)).ToList();
        return (team, shift) => bound.All(relation => relation switch
        {
            SameTeamRelation => relation.Visits.Where(Contains).All(other => _done[other].Team == team),
            DifferentTeamsRelation or TogetherRelation => relation.Visits.Where(Contains).All(other => _done[other].Team != team),
            PairRelation => shift == 0 && relation.Visits.Where(Contains).All(other => _done[other].Team == team),
            _ => true,
        });
    }

    /// <summary>The relations between visits that are not done, by their rank.</summary>
    public IReadOnlyList<VisitRelation> OpenRelations(IReadOnlyList<int> visits)
    {
        if (_problem.Relations.Count == 0) return [];
        var rank = visits.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return [.. _problem.Relations.Select(Open).OfType<VisitRelation>()];

        VisitRelation? Open(VisitRelation relation)
        {
            int[] open = [.. relation.Visits.Where(rank.ContainsKey).Select(visit => rank[visit])];
            if (open.Length < 2) return null;
            return relation switch
            {
                SameTeamRelation => new SameTeamRelation(open),
                DifferentTeamsRelation => new DifferentTeamsRelation(open),
                ApartRelation => new ApartRelation(open),
                TogetherRelation => new TogetherRelation(open),
                PairRelation => new PairRelation(open[0], open[1]),
                FollowsRelation follows => new FollowsRelation(open[0], open[1], follows.MinLag, follows.MaxLag),
                _ => throw new NotSupportedException($"The engine does not know {relation.GetType().Name}."),
            };
        }
    }

    private DrivenPart Part(int number)
    {
        var team = _problem.Teams[number];
        int[] places = [.. team.Driven.Select(stop => _problem.Visits[stop.Visit].Place)];
        var stops = new List<int>();
        if (team.Start is { } start) stops.Add(start);
        stops.AddRange(places);
        var table = _problem.Profiles[team.Profile].Table(stops, CancellationToken.None);
        var (travel, metres, work, ended, before) = (0L, 0L, 0L, 0L, team is { StartIsStop: true, Start: { } first } ? first : -1);
        for (var at = 0; at + 1 < stops.Count; at++)
        {
            if (!table.IsReachable(at, at + 1)) continue;
            travel += RideTables.Seconds(team, table.Seconds(at, at + 1));
            metres += table.Metres(at, at + 1);
        }
        foreach (var stop in team.Driven)
        {
            var visit = _problem.Visits[stop.Visit];
            var action = visit.ServiceBy(team.Kind) + (visit.Place == before ? 0 : visit.SetupBy(team.Kind));
            (work, ended, before) = (work + action, stop.Began + action, visit.Place);
            _done[stop.Visit] = (number, stop.Began, ended);
        }
        var dimensions = _problem.Dimensions.Count;
        var firstRide = team.Start is null ? 0 : RideTables.Seconds(team, table.Seconds(0, 1)) is var ride && ride < TravelTable.Unreachable ? ride : 0;
        return new([.. team.Driven.Select(stop => stop.Visit)], team.Driven[0].Began - firstRide, before, (int)ended, travel, metres, work + travel,
            Sum(visit => visit.Delivery), Sum(visit => visit.Pickup), Peaks(team));

        long[] Sum(Func<RoutingVisit, IReadOnlyList<long>> of) => [.. Enumerable.Range(0, dimensions).Select(dimension =>
            team.Driven.Sum(stop => of(_problem.Visits[stop.Visit]) is { Count: > 0 } amounts ? amounts[dimension] : 0))];
    }

    private long[] Peaks(RoutingTeam team)
    {
        var peaks = new long[_problem.Dimensions.Count];
        for (var dimension = 0; dimension < peaks.Length; dimension++)
        {
            var load = team.Driven.Sum(stop => Amount(_problem.Visits[stop.Visit].Delivery, dimension));
            peaks[dimension] = load;
            foreach (var stop in team.Driven)
            {
                load += Amount(_problem.Visits[stop.Visit].Pickup, dimension) - Amount(_problem.Visits[stop.Visit].Delivery, dimension);
                peaks[dimension] = Math.Max(peaks[dimension], load);
            }
        }
        return peaks;
    }

    private static long Amount(IReadOnlyList<long> amounts, int dimension) => amounts.Count > 0 ? amounts[dimension] : 0;
}
