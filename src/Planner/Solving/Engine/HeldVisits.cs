namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// What a search of some routes must not touch since visits of other routes, searched at the same time, are bound to it.
/// </summary>
internal sealed class HeldVisits
{
    private readonly Model _model;
    private readonly Bonds _bonds;
    private readonly Snapshot _plan;
    private readonly bool[] _isHere;
    private readonly bool[] _held;
    private readonly int[] _routeOf;
    private readonly Stack<int> _new = [];

    private HeldVisits(Model model, Snapshot plan, IReadOnlyList<int> routes, IReadOnlyList<int> bank)
    {
        (_model, _bonds, _plan) = (model, model.Bonds!, plan);
        (_isHere, _held, _routeOf) = (new bool[model.Visits], new bool[model.Visits], new int[model.Visits]);
        Array.Fill(_routeOf, -1);
        foreach (var visit in bank) _isHere[visit] = true;
        foreach (var route in routes)
            foreach (var visit in plan.Visits(route)) (_isHere[visit], _routeOf[visit]) = (true, route);
    }

    /// <returns>Visits that stay at their times, and those of the bank that may be served.</returns>
    public static (bool[] Held, IReadOnlyList<int> Free) Of(Model model, Snapshot plan, IReadOnlyList<int> routes, IReadOnlyList<int> bank)
    {
        var visits = new HeldVisits(model, plan, routes, bank);
        foreach (var route in routes)
            foreach (var visit in plan.Visits(route))
                if (visits._bonds.Partners(visit).Any(other => !visits._isHere[other])) visits.Hold(visit);
        while (visits._new.TryPop(out var held)) visits.HoldNeeded(held);
        return (visits._held, [.. bank.Where(visits.IsFree)]);
    }

    private void Hold(int visit)
    {
        if (_routeOf[visit] < 0 || _held[visit]) return;
        _held[visit] = true;
        _new.Push(visit);
    }

    /// <summary>What cannot be taken out without a visit that is held is held too; a ruin would take it out.</summary>
    private void HoldNeeded(int visit)
    {
        if (_bonds.Mate[visit] is >= 0 and var mate) Hold(mate);
        foreach (var other in _bonds.Together[visit] ?? []) Hold(other);
        foreach (var first in _bonds.Firsts[visit] ?? []) Hold(first.Other);
        if (_model.PinnedRank is not { } ranks || ranks[visit] < 0) return;
        // It is the third stop as long as the two before it stay.
        foreach (var before in _plan.Visits(_routeOf[visit]).TakeWhile(before => before != visit)) Hold(before);
    }

    private bool IsFree(int visit) => !_bonds.IsBound(visit) || _bonds.Partners(visit).Concat(_bonds.SameTeam[visit] ?? [])
        .Concat(_bonds.UnitOf(visit) ?? []).Concat(_bonds.Mate[visit] >= 0 ? [_bonds.Mate[visit]] : []).All(other => _isHere[other]);
}
