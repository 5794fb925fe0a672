namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>A household as the search for duplicates sees it.</summary>
/// <param name="Address">As the register has it.</param>
/// <param name="WasVisited">Some event was recorded at its door.</param>
public sealed record ListedHousehold(
    long Id, string Code, string Address, ListedPlace Place, bool WasVisited, IReadOnlyList<ListedPerson> People);

/// <summary>A resident who is counted.</summary>
public sealed record ListedPerson(long Id, string WrittenName, PersonName Name, short BirthYear);

public enum DuplicateKind
{
    /// <summary>One household under two codes, with the same people.</summary>
    Household,

    /// <summary>One household whose people are spread over two codes.</summary>
    Split,

    /// <summary>One person in two households.</summary>
    Person,

    /// <summary>One person twice in the same household.</summary>
    Twice,
}

/// <summary>Two of the same, perhaps.</summary>
/// <param name="Kept">The household that would stay; the other is merged into it.</param>
/// <param name="Pairs">Persons taken to be the same: the one who would stay first.</param>
/// <param name="Likelihood">0 to 1, from how rare the names, birth years and addresses are in this register.</param>
/// <param name="IsCertain">The same full address, and all people of one among those of the other with full names and birth years.</param>
/// <param name="Reason">What agrees.</param>
public sealed record DuplicatePair(
    DuplicateKind Kind, ListedHousehold Kept, ListedHousehold Other, IReadOnlyList<(ListedPerson Kept, ListedPerson Other)> Pairs,
    double Likelihood, bool IsCertain, string Reason)
{
    /// <summary>What a decision names: H with two households, P with two persons, by their numbers in the database.</summary>
    public string Key => Kind is DuplicateKind.Household or DuplicateKind.Split
        ? DuplicateKey.Of(Kept.Id, Other.Id) : DuplicateKey.OfPersons(Pairs[0].Kept.Id, Pairs[0].Other.Id);
}
