using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Names;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>All units of all times, the hamlets in them and their streets; immutable, in memory, for several threads.</summary>
public sealed class Gazetteer
{
    private readonly Dictionary<string, int> _hamletNames;

    internal Gazetteer(IReadOnlyList<GazetteerUnit> units, IEnumerable<UnitName> otherNames, StreetIndex streets)
    {
        Units = units;
        Streets = streets;
        Names = new NameIndex([.. units.Select(unit => new UnitName(unit, unit.Key, 1)), .. units.SelectMany(UnitAbbreviations.Of), .. otherNames]);
        Provinces = [.. units.Where(unit => unit.Level == AreaLevel.Province)];
        Districts = [.. units.Where(unit => unit.Level == AreaLevel.District)];
        Wards = [.. units.Where(unit => unit.Level == AreaLevel.Ward)];
        _hamletNames = Wards.SelectMany(ward => ward.Hamlets).Distinct()
            .SelectMany(hamlet => hamlet.Names.Select(name => name.Name.Folded).Distinct())
            .GroupBy(name => name).ToDictionary(names => names.Key, names => names.Count());
    }

    public IReadOnlyList<GazetteerUnit> Units { get; }
    public GazetteerUnit[] Provinces { get; }
    public GazetteerUnit[] Districts { get; }
    public GazetteerUnit[] Wards { get; }
    public NameIndex Names { get; }
    public StreetIndex Streets { get; }

    /// <summary>Makes a province, its wards and those they became the country that addresses without a province lie in; before first use.</summary>
    /// <returns>False when no province has the code.</returns>
    public bool BeHome(string provinceCode)
    {
        var provinces = Array.FindAll(Provinces, province => province.Code == provinceCode);
        foreach (var unit in Units.Where(unit => provinces.Contains(unit.Province)).SelectMany(unit => unit.Successors.Append(unit)).ToList()) unit.BeHome();
        return provinces.Length > 0;
    }

    /// <summary>No other hamlet, nor a ward, has any of its names.</summary>
    public bool IsOnlyOne(HamletPoint hamlet) => hamlet.Names.All(name =>
        _hamletNames[name.Name.Folded] == 1 && !(Names.Find(name.Name.Folded, name.Name.Letters, withMarks: false)?.Wards.Length > 0));
}
