namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Makes routes that keep every rule of those found by <see cref="HotModel"/>: without the visits whose bonds they may break.</summary>
internal sealed class MendedRoutes(Model model)
{
    private readonly RouteSet _judge = new(model);
    private readonly int[] _all = [.. Enumerable.Range(0, model.Routes.Length)];

    public Snapshot Of(Snapshot plan)
    {
        var mended = new Snapshot(model);
        var teamOf = TeamsOf(plan);
        foreach (var route in _all)
        {
            mended.Visits(route).AddRange(plan.Visits(route).Where(visit => !MayBeBroken(visit, teamOf) && !(MateOf(visit) is >= 0 and var mate && MayBeBroken(mate, teamOf))));
            TakeOutMisplaced(route, mended.Visits(route));
        }
        _judge.Load(mended, _all, []);
        // Where a detour is faster than the straight ride, a route may take longer without a visit than with it.
        foreach (var route in _all)
            if (!_judge.IsFeasible(route)) mended.Visits(route).Clear();
        return mended;
    }

    private int[] TeamsOf(Snapshot plan)
    {
        var teamOf = new int[model.Visits];
        Array.Fill(teamOf, -1);
        foreach (var route in _all)
            foreach (var visit in plan.Visits(route)) teamOf[visit] = model.Routes[route].Team;
        return teamOf;
    }

    private int MateOf(int visit) => model.Bonds?.Mate[visit] ?? -1;

    private bool MayBeBroken(int visit, int[] teamOf) => model.Bonds is { } bonds && (bonds.IsTimed(visit) ||
        bonds.SameTeam[visit]?.Exists(other => teamOf[other] >= 0 && teamOf[other] != teamOf[visit]) == true ||
        bonds.DifferentTeams[visit]?.Exists(other => teamOf[other] == teamOf[visit]) == true);

    /// <summary>What must be the third stop and no longer is goes, and its mate with it.</summary>
    private void TakeOutMisplaced(int route, List<int> visits)
    {
        if (model.PinnedRank is not { } ranks) return;
        var done = model.Routes[route].Driven?.Visits.Length ?? 0;
        while (visits.FindIndex(visit => ranks[visit] >= 0 && ranks[visit] != done + visits.IndexOf(visit)) is >= 0 and var at)
        {
            var mate = MateOf(visits[at]);
            visits.RemoveAt(at);
            visits.Remove(mate);
        }
    }
}
