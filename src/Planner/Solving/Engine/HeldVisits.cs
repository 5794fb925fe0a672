namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// What a search of some routes must not touch since visits of other routes, searched at the same time, are bound to it.
/// </summary>
internal static class HeldVisits
{
    /// <returns>Visits that stay at their times, and those of the bank that may be served.</returns>
    public static (bool[] Held, IReadOnlyList<int> Free) Of(Model model, Snapshot plan, IReadOnlyList<int> routes, IReadOnlyList<int> bank)
    {
        var (bonds, isHere, held) = (model.Bonds!, new bool[model.Visits], new bool[model.Visits]);
        foreach (var visit in bank) isHere[visit] = true;
        foreach (var route in routes)
            foreach (var visit in plan.Visits(route)) isHere[visit] = true;
        foreach (var route in routes)
            foreach (var visit in plan.Visits(route)) held[visit] = bonds.Partners(visit).Any(other => !isHere[other]);
        List<int> free = [.. bank.Where(visit => !bonds.IsBound(visit) || bonds.Partners(visit).Concat(bonds.SameTeam[visit] ?? [])
            .Concat(bonds.UnitOf(visit) ?? []).Concat(bonds.Mate[visit] >= 0 ? [bonds.Mate[visit]] : []).All(other => isHere[other]))];
        return (held, free);
    }
}
