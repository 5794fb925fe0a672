namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>What was decided on a pair, by whom and why.</summary>
/// <param name="Residents">The two persons, the one who stays first; null when the two households are the pair.</param>
/// <param name="Pairs">With two households: persons who are the same, the one who stays first.</param>
public sealed record DuplicateDecision(
    long Household, long OtherHousehold, (long Kept, long Other)? Residents, bool IsSame,
    IReadOnlyList<(long Kept, long Other)> Pairs, string DecidedBy, string Reason)
{
    public string Key => Residents is { } persons
        ? DuplicateKey.OfPersons(persons.Kept, persons.Other) : DuplicateKey.Of(Household, OtherHousehold);
}

/// <summary>Who counts for whom, as all decisions in force together say. Undoing one is deciding otherwise.</summary>
public static class DuplicateGroups
{
    /// <returns>For each household and person that is merged away the one that stays.</returns>
    public static (Dictionary<long, long> Households, Dictionary<long, long> Persons) Of(IEnumerable<DuplicateDecision> inForce)
    {
        var same = inForce.Where(decision => decision.IsSame).ToList();
        return (
            Roots(same.Where(decision => decision.Residents is null).Select(decision => (decision.Household, decision.OtherHousehold))),
            Roots(same.SelectMany(decision => decision.Residents is { } persons ? [persons] : decision.Pairs)));
    }

    /// <summary>Of a group stays who was never merged away by itself; of several, or of a circle, the oldest.</summary>
    private static Dictionary<long, long> Roots(IEnumerable<(long Kept, long Other)> pairs)
    {
        var parent = new Dictionary<long, long>();
        var away = new HashSet<long>();
        foreach (var (kept, other) in pairs)
        {
            parent.TryAdd(kept, kept);
            parent.TryAdd(other, other);
            away.Add(other);
            parent[Find(parent, other)] = Find(parent, kept);
        }
        var roots = new Dictionary<long, long>();
        foreach (var group in parent.Keys.ToList().GroupBy(id => Find(parent, id)))
        {
            var root = group.OrderBy(away.Contains).ThenBy(id => id).First();
            foreach (var id in group.Where(id => id != root)) roots[id] = root;
        }
        return roots;
    }

    private static long Find(Dictionary<long, long> parent, long id)
    {
        while (parent[id] != id) id = parent[id] = parent[parent[id]];
        return id;
    }
}
