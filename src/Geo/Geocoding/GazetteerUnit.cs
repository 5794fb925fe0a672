using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Areas;

namespace CoverageMap.Geo.Geocoding;

/// <summary>An administrative unit as the geocoder knows it. Made by <see cref="Gazetteer"/>, then never changed.</summary>
public sealed class GazetteerUnit
{
    private readonly List<GazetteerUnit> _predecessors = [];
    private readonly List<GazetteerUnit> _successors = [];
    private readonly List<GazetteerLocality> _localities = [];

    /// <param name="extent">Where its people are looked for; null for provinces and districts.</param>
    public GazetteerUnit(Area area, AreaExtent? extent)
    {
        Area = area;
        Extent = extent;
        (Type, var name) = FullName.Cut(area.Name);
        Name = GazetteerName.Of(name);
        // "BP" for Bình Phước, "HCM" for Hồ Chí Minh.
        Initials = string.Concat(name.Split(' ').Select(word => GazetteerName.Of(word).Folded).Where(word => word.Length > 0).Select(word => word[0]));
    }

    public Area Area { get; }
    public AreaExtent? Extent { get; }

    /// <summary>The unit word in full, such as "thị trấn", or null.</summary>
    public string? Type { get; }

    public GazetteerName Name { get; }
    public string Initials { get; }
    public GazetteerUnit? Parent { get; private set; }
    public IReadOnlyList<GazetteerUnit> Predecessors => _predecessors;
    public IReadOnlyList<GazetteerUnit> Successors => _successors;

    /// <summary>Hamlets that lie inside it; for wards only.</summary>
    public IReadOnlyList<GazetteerLocality> Localities => _localities;

    /// <summary>Its districts: its own, or those of the wards it was made of.</summary>
    public IEnumerable<GazetteerUnit> Districts => Parent is { Area.Level: AreaLevel.District } district
        ? [district]
        : _predecessors.SelectMany(old => old.Districts).Distinct();

    public GazetteerUnit? Province => Area.Level == AreaLevel.Province ? this : Parent?.Province;

    /// <summary>The units of a day that hold this one or are held by it: itself while it is valid.</summary>
    public IEnumerable<GazetteerUnit> On(DateOnly day)
    {
        if (Area.IsValidOn(day)) return [this];
        var kin = Area.ValidFrom > day ? _predecessors : _successors;
        return kin.SelectMany(unit => unit.On(day)).Distinct();
    }

    internal void LieIn(GazetteerUnit parent) => Parent = parent;

    internal void Hold(GazetteerLocality locality) => _localities.Add(locality);

    internal void BecomePartOf(GazetteerUnit successor)
    {
        _successors.Add(successor);
        successor._predecessors.Add(this);
    }
}

/// <summary>A hamlet point.</summary>
/// <param name="UncertaintyMetres">How far from the point its houses may be.</param>
public sealed record GazetteerLocality(int Id, string Name, LonLat Position, int UncertaintyMetres)
{
    public IReadOnlyList<HamletName> Names { get; } = HamletName.Of(Name);
}
