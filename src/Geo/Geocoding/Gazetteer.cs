using CoverageMap.Geo.Areas;

namespace CoverageMap.Geo.Geocoding;

/// <summary>All units of all times and the hamlets in them, immutable in memory; as many provinces as are imported.</summary>
public sealed class Gazetteer
{
    private readonly Dictionary<string, int> _hamletNames;

    /// <param name="units">Each once, with the extent of wards.</param>
    /// <param name="succession">Old and new unit by id.</param>
    /// <param name="held">Which hamlets lie in which wards, by id.</param>
    public Gazetteer(
        IReadOnlyList<GazetteerUnit> units, IEnumerable<(int Old, int New)> succession,
        IReadOnlyList<GazetteerLocality> localities, IEnumerable<(int Ward, int Locality)> held)
    {
        var byId = units.ToDictionary(unit => unit.Area.Id);
        var hamlets = localities.ToDictionary(locality => locality.Id);
        foreach (var unit in units)
            if (unit.Area.ParentId is { } parent) unit.LieIn(byId[parent]);
        foreach (var (old, next) in succession) byId[old].BecomePartOf(byId[next]);
        foreach (var (ward, locality) in held) byId[ward].Hold(hamlets[locality]);
        _hamletNames = localities.SelectMany(locality => locality.Names.Select(name => name.Name.Folded).Distinct())
            .GroupBy(name => name).ToDictionary(names => names.Key, names => names.Count());
        Wards = Index(units, AreaLevel.Ward);
        Districts = Index(units, AreaLevel.District);
        Provinces = Index(units, AreaLevel.Province);
    }

    public NameIndex Wards { get; }
    public NameIndex Districts { get; }
    public NameIndex Provinces { get; }

    /// <summary>No other hamlet, nor a ward, has any of its names.</summary>
    public bool IsOnlyOne(GazetteerLocality locality) => locality.Names.All(name =>
        _hamletNames[name.Name.Folded] == 1 && Wards.Same(name.Name).Length == 0);

    private static NameIndex Index(IReadOnlyList<GazetteerUnit> units, AreaLevel level) =>
        new([.. units.Where(unit => unit.Area.Level == level)]);
}
