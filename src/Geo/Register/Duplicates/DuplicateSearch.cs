namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>
/// Finds households and persons that are listed twice. Only pairs that share a name, birth year and ward, or a door, are
/// compared at all: of a million residents some hundred thousand instead of half a billion times a thousand.
/// </summary>
/// <param name="year">In which the register is read; tells children from adults.</param>
public sealed class DuplicateSearch(IReadOnlyList<ListedHousehold> households, int year)
{
    /// <summary>Pairs less likely than this are not shown to anybody.</summary>
    public const double LeastLikelihood = 0.9;

    private const double LeastSplitLikelihood = 0.5;

    /// <summary>At the same house number; and in the same hamlet, where two families of the same names live more often than one thinks.</summary>
    private const double CertainInHouse = 0.9999;
    private const double CertainInHamlet = 0.999999;

    /// <summary>More households than this at one door are a dormitory, or an address that says nothing.</summary>
    private const int LargestDoor = 12;

    private readonly DuplicateScore _score = new(new NameFrequencies(households));
    private readonly HashSet<(int, int)> _compared = [];
    private readonly List<DuplicatePair> _found = [];

    /// <summary>The pairs, certain ones first, then by falling likelihood.</summary>
    public List<DuplicatePair> Run(CancellationToken cancel)
    {
        foreach (var block in new DuplicateBlocks(households).OfPeople())
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < block.Count; i++)
                for (var j = i + 1; j < block.Count; j++)
                    Compare(block[i], block[j]);
        }
        foreach (var door in DoorsOfMore())
            for (var i = 0; i < door.Count; i++)
                for (var j = i + 1; j < door.Count; j++)
                    Compare(door[i], door[j]);
        return [.. _found.OrderByDescending(pair => pair.IsCertain).ThenByDescending(pair => pair.Likelihood).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    private IEnumerable<List<int>> DoorsOfMore() => Enumerable.Range(0, households.Count)
        .Where(at => households[at].Place.HouseKey.Length > 0)
        .GroupBy(at => households[at].Place.Door).Select(door => door.ToList()).Where(door => door.Count is > 1 and <= LargestDoor);

    private void Compare(int one, int other)
    {
        if (!_compared.Add((Math.Min(one, other), Math.Max(one, other)))) return;
        if (one == other) _found.AddRange(Twice(households[one]));
        else if (Pair(households[one], households[other]) is { } pair) _found.Add(pair);
    }

    /// <summary>Two households that somebody calls the same, with the people who agree, however likely that is.</summary>
    public DuplicatePair Join(ListedHousehold one, ListedHousehold other)
    {
        var (kept, gone) = InOrder(one, other);
        return new DuplicatePair(DuplicateKind.Household, kept, gone, [.. Match(kept, gone).Select(match => (match.Kept, match.Other))], 1, false, "");
    }

    /// <summary>What two households have in common, or null when that is too little.</summary>
    private DuplicatePair? Pair(ListedHousehold one, ListedHousehold other)
    {
        var (kept, gone) = InOrder(one, other);
        var matches = Match(kept, gone);
        if (matches.Count == 0) return Split(kept, gone);
        var likelihood = _score.Household(kept, gone, [.. matches.Select(match => match.Bits)]);
        List<(ListedPerson, ListedPerson)> pairs = [.. matches.Select(match => (match.Kept, match.Other))];
        if (likelihood >= LeastLikelihood)
            return new DuplicatePair(DuplicateKind.Household, kept, gone, pairs, likelihood,
                likelihood >= (kept.Place.House.Length > 0 ? CertainInHouse : CertainInHamlet) && IsCertain(kept, gone, pairs), $"{matches.Count} of {gone.People.Count} people agree; {Places(kept, gone)}");
        var best = matches.MaxBy(match => match.Bits);
        likelihood = _score.PersonOfTwo(kept, gone, best.Bits);
        return likelihood < LeastLikelihood ? null : new DuplicatePair(DuplicateKind.Person, kept, gone, [(best.Kept, best.Other)],
            likelihood, false, $"the name is rare for the ward; {Places(kept, gone)}");
    }

    /// <summary>The larger listing stays; of two alike the one that was visited, then the older.</summary>
    private static (ListedHousehold Kept, ListedHousehold Other) InOrder(ListedHousehold one, ListedHousehold other) =>
        Rank(one).CompareTo(Rank(other)) > 0 ? (one, other) : (other, one);

    private static (int, bool, long) Rank(ListedHousehold household) => (household.People.Count, household.WasVisited, -household.Id);

    private List<(ListedPerson Kept, ListedPerson Other, double Bits)> Match(ListedHousehold kept, ListedHousehold other)
    {
        var candidates = from one in kept.People
                         from two in other.People
                         let bits = _score.Person(one, two, kept.Place.Ward)
                         where bits is not null
                         orderby bits descending
                         select (Kept: one, Other: two, Bits: bits.Value);
        var taken = new HashSet<long>();
        var matches = new List<(ListedPerson, ListedPerson, double)>();
        foreach (var match in candidates)
        {
            if (taken.Contains(match.Kept.Id) || taken.Contains(match.Other.Id)) continue;
            taken.Add(match.Kept.Id);
            taken.Add(match.Other.Id);
            matches.Add(match);
        }
        return matches;
    }

    private static bool IsCertain(ListedHousehold kept, ListedHousehold other, List<(ListedPerson Kept, ListedPerson Other)> pairs) =>
        kept.Place.IsFull && kept.Place.Door == other.Place.Door && pairs.Count == other.People.Count &&
        pairs.TrueForAll(pair => pair.Kept.BirthYear == pair.Other.BirthYear && pair.Kept.Name.IsSame(pair.Other.Name) &&
            pair.Kept.Name.IsFull && pair.Other.Name.IsFull);

    private DuplicatePair? Split(ListedHousehold kept, ListedHousehold other)
    {
        if (kept.Place.HouseKey.Length == 0 || kept.Place.Door != other.Place.Door) return null;
        var likelihood = _score.Split(kept, other, year);
        return likelihood < LeastSplitLikelihood ? null : new DuplicatePair(
            DuplicateKind.Split, kept, other, [], likelihood, false, "the same door, other people who may belong together");
    }

    private static IEnumerable<DuplicatePair> Twice(ListedHousehold household)
    {
        for (var i = 0; i < household.People.Count; i++)
            for (var j = i + 1; j < household.People.Count; j++)
                if (household.People[i] is var one && household.People[j] is var other && one.BirthYear == other.BirthYear && one.Name.IsSame(other.Name))
                    yield return new DuplicatePair(DuplicateKind.Twice, household, household, [(one, other)], LeastLikelihood, false,
                        "the same name and birth year twice in one household");
    }

    private static string Places(ListedHousehold one, ListedHousehold other) =>
        one.Place.IsFull && one.Place.Door == other.Place.Door ? "the same address"
        : one.Place.HouseKey.Length > 0 && one.Place.HouseKey == other.Place.HouseKey ? "the same house"
        : one.Place.HamletKey.Length > 0 && one.Place.HamletKey == other.Place.HamletKey ? "the same hamlet"
        : one.Place.Ward.Length > 0 && one.Place.Ward == other.Place.Ward ? "the same ward" : "the place of one is not known";
}
