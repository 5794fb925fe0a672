namespace CoverageMap.Planner.Solving;

/// <summary>Takes a group out of a draft as a task of its own, and puts the answer back if it is worth more.</summary>
internal static class GroupSearch
{
    public static GroupTask TaskOf(Draft draft, TeamGroup group)
    {
        var visits = draft.Problem.Visits;
        int[] places = [.. group.Teams, .. group.Visits.Select(draft.Travel.PlaceOf)];
        var rank = group.Visits.Select((visit, at) => (visit, at)).ToDictionary(entry => entry.visit, entry => entry.at);
        var rides = group.Teams.GroupBy(team => draft.Problem.Teams[team].SpeedKmh).ToDictionary(
            teams => teams.Key,
            teams => places.Select(from => places.Select(to => (long)draft.Travel.Seconds(teams.First(), from, to)).ToArray()).ToArray());
        return new(
            [.. group.Teams.Select(team => draft.Problem.Teams[team])], [.. group.Visits.Select(visit => visits[visit])],
            [.. group.Visits.Select(visit => HasAllPartsIn(visit) ? visits[visit].Windows : draft.Clock.Windows(visit))],
            [.. group.Visits.Select(visit => Enumerable.Range(0, group.Teams.Count)
                .Where(team => draft.IsAble(group.Teams[team], visit)).ToArray())],
            rides, [.. group.Teams.Select(team => draft.Routes[team].Select(visit => rank[visit]).ToArray())]);

        // Parts served within the group may move against each other; a part whose other part is elsewhere may not.
        bool HasAllPartsIn(int visit) => draft.OtherParts(visit).All(part => draft.TeamOf(part) < 0 || rank.ContainsKey(part));
    }

    /// <returns>Whether the answer was better and is now in the draft.</returns>
    public static bool PutBack(Draft draft, TeamGroup group, GroupAnswer answer, int rideSecondsPerWorth)
    {
        List<(int Team, IReadOnlyList<int> Visits)> now = [.. group.Teams.Select(team => (team, (IReadOnlyList<int>)[.. draft.Routes[team]]))];
        var worth = draft.Value(group.Teams, rideSecondsPerWorth);
        var pins = group.Visits.Where(visit => draft.Problem.Visits[visit].Part > 0)
            .ToDictionary(visit => visit, draft.Clock.Windows);
        foreach (var visit in pins.Keys) draft.Clock.Unpin(visit);

        var served = answer.Starts.ToDictionary(start => group.Visits[start.Key], start => start.Value);
        var starts = served.Where(start => draft.Problem.Visits[start.Key].Part > 0 &&
                draft.OtherParts(start.Key).Any(part => served.ContainsKey(part) || draft.TeamOf(part) >= 0 && !pins.ContainsKey(part)))
            .ToDictionary(start => start.Key, start => start.Value);
        draft.Replace([.. group.Teams.Select((team, at) =>
            (team, (IReadOnlyList<int>)[.. answer.Routes[at].Select(visit => group.Visits[visit])]))], starts);
        if (draft.Value(group.Teams, rideSecondsPerWorth) > worth && group.Teams.All(Fits)) return true;

        draft.Replace(now, new Dictionary<int, int>());
        foreach (var (visit, windows) in pins) draft.Clock.Pin(visit, windows);
        return false;

        bool Fits(int team) =>
            draft.Clock.EndOf(team, draft.Routes[team], draft.Clock.Forward(team, draft.Routes[team])) < RouteClock.Never;
    }
}
