namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>
/// How often names, birth years, hamlets and houses occur in this register: what a chance agreement is worth. Names are
/// counted by ward as well, since a name that is rare in the province may be everybody's in one village.
/// </summary>
internal sealed class NameFrequencies
{
    /// <summary>How many persons of the whole register a ward's own count is weighed against.</summary>
    private const double Smoothing = 1000;

    private readonly Dictionary<string, int> _names = [];
    private readonly Dictionary<(string Ward, string Name), int> _wardNames = [];
    private readonly Dictionary<string, int> _wardPeople = [];
    private readonly Dictionary<string, int> _families = [];
    private readonly Dictionary<short, int> _years = [];
    private readonly Dictionary<string, int> _places = [];

    public NameFrequencies(IReadOnlyList<ListedHousehold> households)
    {
        Households = households.Count;
        foreach (var household in households)
        {
            var place = household.Place;
            foreach (var key in (string[])[place.Ward, place.HamletKey, place.HouseKey])
                if (key.Length > 0) Add(_places, key);
            foreach (var person in household.People)
            {
                People++;
                Add(_names, person.Name.Key);
                Add(_wardNames, (place.Ward, person.Name.Key));
                Add(_wardPeople, place.Ward);
                Add(_families, person.Name.Family);
                Add(_years, person.BirthYear);
            }
        }
    }

    public int Households { get; }

    public int People { get; private set; }

    /// <summary>Chance that another person of the ward has this name. The two who are compared are not counted.</summary>
    public double Name(string ward, string name)
    {
        var everywhere = Math.Max(1.0, _names.GetValueOrDefault(name) - 2) / Math.Max(1, People);
        var here = Math.Max(0, _wardNames.GetValueOrDefault((ward, name)) - 2);
        return (here + Smoothing * everywhere) / (_wardPeople.GetValueOrDefault(ward) + Smoothing);
    }

    public double Year(short year) => (double)_years.GetValueOrDefault(year, 1) / Math.Max(1, People);

    public double Family(string family) => (double)_families.GetValueOrDefault(family, 1) / Math.Max(1, People);

    /// <param name="key">A ward, hamlet key or house key.</param>
    public double Place(string key) => (double)_places.GetValueOrDefault(key, 1) / Math.Max(1, Households);

    private static void Add<T>(Dictionary<T, int> counts, T key) where T : notnull =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
