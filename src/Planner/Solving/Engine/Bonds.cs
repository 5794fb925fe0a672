using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>What binds visits to each other, by visit.</summary>
internal sealed class Bonds
{
    private readonly bool[] _bound;
    private readonly int[]?[] _units;
    private readonly int[][] _partners;
    private readonly int[] _first;

    public Bonds(int visits, IEnumerable<VisitRelation> relations)
    {
        (SameTeam, DifferentTeams, Apart) = (Lists(), Lists(), Lists());
        (Firsts, Thens, Together, Mate, IsPickup, _bound) =
            (new List<Lag>[visits], new List<Lag>[visits], new int[]?[visits], new int[visits], new bool[visits], new bool[visits]);
        Array.Fill(Mate, -1);
        _first = [.. Enumerable.Range(0, visits)];
        foreach (var relation in relations)
        {
            foreach (var visit in relation.Visits)
            {
                _bound[visit] = true;
                var (one, other) = (FirstOf(relation.Visits[0]), FirstOf(visit));
                _first[Math.Max(one, other)] = Math.Min(one, other);
            }
            switch (relation)
            {
                case SameTeamRelation same: AddOthers(SameTeam, same.Members); break;
                case DifferentTeamsRelation different: AddOthers(DifferentTeams, different.Members); break;
                case ApartRelation apart: AddOthers(Apart, apart.Members); break;
                case TogetherRelation together:
                    foreach (var visit in together.Members) Together[visit] = [.. together.Members];
                    break;
                case PairRelation pair:
                    (Mate[pair.PickupVisit], Mate[pair.DeliveryVisit]) = (pair.DeliveryVisit, pair.PickupVisit);
                    IsPickup[pair.PickupVisit] = true;
                    break;
                case FollowsRelation follows:
                    (Firsts[follows.Then] ??= []).Add(new(follows.First, follows.MinLag, follows.MaxLag ?? Model.Horizon));
                    (Thens[follows.First] ??= []).Add(new(follows.Then, follows.MinLag, follows.MaxLag ?? Model.Horizon));
                    break;
            }
        }

        _partners = [.. Enumerable.Range(0, visits).Select(visit => (Firsts[visit] ?? []).Concat(Thens[visit] ?? []).Select(lag => lag.Other)
            .Concat(Together[visit] ?? []).Concat(Apart[visit] ?? []).Where(other => other != visit).Distinct().ToArray())];
        _units = [.. Enumerable.Range(0, visits).Select(visit => Together[visit] is null ? null : Unit(visit))];

        List<int>?[] Lists() => new List<int>?[visits];
    }

    public List<int>?[] SameTeam { get; }

    public List<int>?[] DifferentTeams { get; }

    /// <summary>Visits that must not be served while this one is.</summary>
    public List<int>?[] Apart { get; }

    /// <summary>What has to be served before.</summary>
    public List<Lag>?[] Firsts { get; }

    /// <summary>What may be served only after.</summary>
    public List<Lag>?[] Thens { get; }

    /// <summary>All that begin at the same second, the visit itself included.</summary>
    public int[]?[] Together { get; }

    /// <summary>The other half of a pair; −1: it is no pair.</summary>
    public int[] Mate { get; }

    public bool[] IsPickup { get; }

    /// <summary>All that are served or left out with a visit that begins together with others; null for a visit that does not.</summary>
    public int[]? UnitOf(int visit) => _units[visit] ?? (Mate[visit] >= 0 ? _units[Mate[visit]] : null);

    /// <summary>How long a visit has to wait after another; null: it need not.</summary>
    public Lag? LagOf(int first, int then) => Firsts[then]?.Find(lag => lag.Other == first);

    public bool IsBound(int visit) => _bound[visit];

    /// <summary>Whether the visit's time depends on visits of other routes.</summary>
    public bool IsTimed(int visit) =>
        Firsts[visit] is not null || Thens[visit] is not null || Together[visit] is not null || Apart[visit] is not null;

    /// <summary>Whether the visit's time is bound by nothing but that it begins together with others.</summary>
    public bool IsOnlyTogether(int visit) => Together[visit] is { } unit && _partners[visit].Length == unit.Length - 1;

    /// <summary>Whether nothing binds the visit but that it is half of a pair.</summary>
    public bool IsOnlyPair(int visit) => Mate[visit] >= 0 && !IsTimed(visit) && SameTeam[visit] is null && DifferentTeams[visit] is null;

    /// <summary>Whether two visits must not be served at the same time, and nothing else of their times is bound.</summary>
    public bool IsOnlyApart(int visit, int other) => LagOf(visit, other) is null && LagOf(other, visit) is null && Together[visit]?.Contains(other) != true;

    /// <summary>One visit for all that are bound to each other, directly or by others.</summary>
    public int FirstOf(int visit)
    {
        while (_first[visit] != visit) visit = _first[visit] = _first[_first[visit]];
        return visit;
    }

    /// <summary>Those that a visit's time depends on, or whose time depends on it; each once.</summary>
    public int[] Partners(int visit) => _partners[visit];

    private int[] Unit(int visit)
    {
        var unit = new List<int> { visit };
        for (var at = 0; at < unit.Count; at++)
        {
            foreach (var other in Together[unit[at]] ?? [])
                if (!unit.Contains(other)) unit.Add(other);
            if (Mate[unit[at]] is >= 0 and var mate && !unit.Contains(mate)) unit.Add(mate);
        }
        return [.. unit];
    }

    private static void AddOthers(List<int>?[] lists, IReadOnlyList<int> members)
    {
        foreach (var visit in members) (lists[visit] ??= []).AddRange(members.Where(other => other != visit));
    }
}

/// <param name="Other">The visit before or after.</param>
/// <param name="Least">Seconds from the end of the first to the beginning of the other; at most <paramref name="Most"/>.</param>
internal sealed record Lag(int Other, long Least, long Most);
