namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>
/// Weighs agreement against chance, in bits (Fellegi and Sunter, "A Theory for Record Linkage", 1969): what agrees counts
/// for as much as it is rare in this register. Two men called Nguyễn Văn Hùng, born in one year, are no news.
/// </summary>
internal sealed class DuplicateScore(NameFrequencies frequencies)
{
    /// <summary>One household or person in a hundred is thought to be listed twice.</summary>
    private const double ShareListedTwice = 0.01;

    /// <summary>Somebody who is in one listing of a household and not in the other.</summary>
    private const double MissingFromSmaller = -3.3;
    private const double MissingFromLarger = -0.5;

    /// <summary>The family name is often shared: a second match is worth less than the first.</summary>
    private const double FurtherMatch = -1.5;
    private const double OtherHamlet = -3;
    private const double OtherHouse = -2;
    private const double SameNameOtherYear = -2;
    private const double SimilarName = 4;

    /// <summary>How well two listings of a person agree, in bits; null when they do not.</summary>
    public double? Person(ListedPerson one, ListedPerson other, string ward)
    {
        if (one.BirthYear == other.BirthYear)
        {
            var year = -Math.Log2(frequencies.Year(one.BirthYear));
            if (one.Name.IsSame(other.Name)) return year - Math.Log2(frequencies.Name(ward, one.Name.Key));
            return one.Name.IsSimilar(other.Name) ? year + SimilarName : null;
        }
        return Math.Abs(one.BirthYear - other.BirthYear) == 1 && one.Name.IsSame(other.Name)
            ? -Math.Log2(frequencies.Name(ward, one.Name.Key)) + SameNameOtherYear : null;
    }

    public double Address(ListedPlace one, ListedPlace other)
    {
        if (one.HouseKey.Length > 0 && one.HouseKey == other.HouseKey) return -Math.Log2(frequencies.Place(one.HouseKey));
        var bits = 0.0;
        if (one.HamletKey.Length > 0 && one.HamletKey == other.HamletKey) bits = -Math.Log2(frequencies.Place(one.HamletKey));
        else if (one.Ward.Length > 0 && one.Ward == other.Ward)
            bits = -Math.Log2(frequencies.Place(one.Ward)) + (one.Hamlet.Length > 0 && other.Hamlet.Length > 0 ? OtherHamlet : 0);
        return bits + (one.House.Length > 0 && other.House.Length > 0 ? OtherHouse : 0);
    }

    /// <param name="matches">Bits of each pair of persons that agree.</param>
    public double Household(ListedHousehold one, ListedHousehold other, IReadOnlyCollection<double> matches) => Chance(
        matches.Sum() + FurtherMatch * (matches.Count - 1) + Address(one.Place, other.Place) +
        MissingFromSmaller * (Math.Min(one.People.Count, other.People.Count) - matches.Count) +
        MissingFromLarger * Math.Abs(one.People.Count - other.People.Count), frequencies.Households);

    /// <summary>One person of two households that are not the same.</summary>
    public double PersonOfTwo(ListedHousehold one, ListedHousehold other, double match) =>
        Chance(match + Address(one.Place, other.Place), frequencies.People);

    /// <summary>
    /// Two households of different people at one door. One in twenty shares its house with another, so that the door says
    /// little: a common family name that is rare, or children alone, say more.
    /// </summary>
    public double Split(ListedHousehold one, ListedHousehold other, int year)
    {
        var odds = ShareListedTwice / 2 / 0.05;
        var shared = one.People.Select(person => person.Name.Family).Intersect(other.People.Select(person => person.Name.Family)).ToList();
        odds *= shared.Count > 0 ? 0.9 / Math.Min(0.9, shared.Min(frequencies.Family) * one.People.Count) : 0.1;
        if (HasNoAdult(one, year) || HasNoAdult(other, year)) odds *= 100;
        return odds / (1 + odds);
    }

    private static bool HasNoAdult(ListedHousehold household, int year) => household.People.All(person => year - person.BirthYear < 16);

    private static double Chance(double bits, int population)
    {
        // Of all pairs this share is true before anything is known of them.
        var odds = Math.Pow(2, Math.Min(60, bits)) * 2 * ShareListedTwice / Math.Max(1, population);
        return odds / (1 + odds);
    }
}
