using CoverageMap.Geo;
using CoverageMap.Geo.Roads;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// Cuts a draft into groups of neighbouring teams with the open visits that suit them, each small enough for one model.
/// Every round cuts elsewhere, so that visits wander between groups over the rounds.
/// </summary>
internal sealed class TeamGroups(Draft draft, Random random)
{
    private const int TeamsInAGroup = 5;

    /// <summary>Open visits looked at for each visit that a group serves, and at least.</summary>
    private const double OpenPerServed = 1.2;

    private const int OpenAtLeast = 30;

    /// <summary>How many groups a cut has.</summary>
    public int Count => (draft.Routes.Length + TeamsInAGroup - 1) / TeamsInAGroup;

    public IReadOnlyList<TeamGroup> Cut()
    {
        var waiting = Enumerable.Range(0, draft.Routes.Length).ToList();
        var centres = waiting.ConvertAll(Centre);
        var groups = new List<List<int>>();
        for (var count = Count; count > 0; count--)
        {
            // The team farthest from a place taken at random starts, so that no one is left over in a corner.
            var from = centres[waiting[random.Next(waiting.Count)]];
            var first = waiting.MaxBy(team => centres[team].DistanceMetresTo(from));
            var members = waiting.OrderBy(team => centres[team].DistanceMetresTo(centres[first])).ThenBy(team => team)
                .Take((int)Math.Ceiling((double)waiting.Count / count)).Order().ToList();
            groups.Add(members);
            waiting.RemoveAll(members.Contains);
        }
        var open = OpenVisits(groups);
        return [.. groups.Select((teams, group) => new TeamGroup(teams, Visits(teams, open[group])))];
    }

    /// <summary>Open visits by the group in which they cost least for their worth, cheapest first.</summary>
    private List<int>[] OpenVisits(List<List<int>> groups)
    {
        var byGroup = groups.ConvertAll(_ => new List<(double Cost, int Visit)>());
        var groupOfHousehold = new Dictionary<long, int>();
        for (var group = 0; group < groups.Count; group++)
            foreach (var visit in groups[group].SelectMany(team => draft.Routes[team]))
                groupOfHousehold.TryAdd(draft.Problem.Visits[visit].Household, group);
        foreach (var visit in draft.Candidates.Where(visit => draft.TeamOf(visit) < 0))
        {
            draft.KeepApartFromServedParts(visit);
            if (draft.Clock.Windows(visit) is [{ Until: < 0 }]) continue;
            var data = draft.Problem.Visits[visit];
            var known = data.Part > 0 && groupOfHousehold.TryGetValue(data.Household, out var home) ? home : -1;
            var best = Enumerable.Range(0, groups.Count).Where(group => known < 0 || group == known)
                .Select(group => (Group: group, Riding: NearestRide(groups[group], visit)))
                .Where(choice => choice.Riding < TravelMatrix.Unreachable).OrderBy(choice => choice.Riding).FirstOrDefault((Group: -1, Riding: 0));
            if (best.Group < 0) continue;
            if (data.Part > 0) groupOfHousehold.TryAdd(data.Household, best.Group);
            byGroup[best.Group].Add(((data.ServiceSeconds + best.Riding) / (double)data.Worth, visit));
        }
        return [.. byGroup.Select(visits => visits.Order().Select(entry => entry.Visit).ToList())];
    }

    private int NearestRide(List<int> teams, int visit)
    {
        var (nearest, place) = (int.MaxValue, draft.Travel.PlaceOf(visit));
        foreach (var team in teams.Where(team => draft.IsAble(team, visit)))
        {
            nearest = Math.Min(nearest, draft.Travel.Seconds(team, team, place));
            foreach (var served in draft.Routes[team])
                nearest = Math.Min(nearest, draft.Travel.Seconds(team, draft.Travel.PlaceOf(served), place));
        }
        return nearest;
    }

    private List<int> Visits(List<int> teams, List<int> open)
    {
        var served = teams.SelectMany(team => draft.Routes[team]).ToList();
        return [.. served, .. open.Take(Math.Max(OpenAtLeast, (int)(served.Count * OpenPerServed)))];
    }

    private LonLat Centre(int team)
    {
        var points = draft.Routes[team].Select(visit => draft.Problem.Visits[visit].Position)
            .Append(draft.Problem.Teams[team].Depot).ToList();
        return new(points.Average(point => point.Lon), points.Average(point => point.Lat));
    }
}

/// <param name="Visits">First those that the teams serve.</param>
internal sealed record TeamGroup(IReadOnlyList<int> Teams, IReadOnlyList<int> Visits);
