namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Takes out what cannot stay without the visits that a ruin took out, and now and then what is bound to them.</summary>
internal sealed class BondRuin(RouteSet routes, Dice dice)
{
    private readonly Model _model = routes.Model;
    private bool[]? _held;

    /// <param name="removed">Grows by what is taken out.</param>
    /// <param name="ruined">Grows by the routes of these.</param>
    /// <param name="held">Visits that stay.</param>
    public void Extend(List<int> removed, List<int> ruined, bool[]? held)
    {
        _held = held;
        for (var at = 0; at < removed.Count; at++)
        {
            if (_model.Bonds is not { } bonds) break;
            var visit = removed[at];
            if (!bonds.IsBound(visit)) continue;
            if (bonds.Mate[visit] >= 0) TakeOut(bonds.Mate[visit], removed, ruined);
            foreach (var other in bonds.Together[visit] ?? []) TakeOut(other, removed, ruined);
            foreach (var then in bonds.Thens[visit] ?? []) TakeOut(then.Other, removed, ruined);
            if (dice.Below(2) == 0) continue;
            foreach (var other in bonds.SameTeam[visit] ?? []) TakeOut(other, removed, ruined);
            foreach (var other in bonds.DifferentTeams[visit] ?? []) TakeOut(other, removed, ruined);
            foreach (var first in bonds.Firsts[visit] ?? []) TakeOut(first.Other, removed, ruined);
            foreach (var other in bonds.Apart[visit] ?? []) TakeOut(other, removed, ruined);
        }
        if (_model.PinnedRank is { } ranks)
            for (var at = 0; at < ruined.Count; at++) TakeOutMisplaced(ruined[at], ranks, removed, ruined);
    }

    private void TakeOut(int visit, List<int> removed, List<int> ruined)
    {
        if (routes.Nodes[visit].Route is not (>= 0 and var route) || _held is not null && _held[visit]) return;
        routes.Remove(visit);
        removed.Add(visit);
        if (!ruined.Contains(route)) ruined.Add(route);
    }

    private void TakeOutMisplaced(int route, int[] ranks, List<int> removed, List<int> ruined)
    {
        var (end, before) = (_model.End(route), removed.Count);
        var rank = _model.Routes[route].Driven?.Visits.Length ?? 0;
        for (int node = routes.Nodes[_model.Start(route)].Next, next; node != end; node = next)
        {
            next = routes.Nodes[node].Next;
            if (ranks[node] >= 0 && ranks[node] != rank) TakeOut(node, removed, ruined);
            else rank++;
        }
        if (removed.Count > before) Extend(removed, ruined, _held);
    }
}
