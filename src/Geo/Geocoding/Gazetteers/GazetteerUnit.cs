using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Names;
using NetTopologySuite.Geometries;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>
/// A province, district or ward during its period, as the geocoder knows it. Put together by <see cref="GazetteerBuilder"/>,
/// then never changed.
/// </summary>
public sealed class GazetteerUnit
{
    private readonly List<GazetteerUnit> _predecessors = [];
    private readonly List<GazetteerUnit> _successors = [];
    private readonly List<GazetteerUnit> _children = [];
    private readonly List<HamletPoint> _hamlets = [];
    private AreaExtent? _extent;

    /// <param name="fullName">With its unit word: "Xã Lộc Hòa".</param>
    /// <param name="validTo">First day on which it no longer exists; null while it has no end.</param>
    public GazetteerUnit(string code, AreaLevel level, string fullName, GazetteerUnit? parent, DateOnly validFrom, DateOnly? validTo)
    {
        (Code, Level, FullName, Parent, ValidFrom, ValidTo) = (code, level, fullName, parent, validFrom, validTo);
        (Type, Name) = FullNames.Cut(fullName);
        Key = GazetteerName.Of(Name);
        Mask = LetterMask.Of(Key.Folded);
        parent?._children.Add(this);
    }

    public string Code { get; }
    public AreaLevel Level { get; }
    public string FullName { get; }

    /// <summary>The official name without the unit word: "Lộc Hòa"; a numbered unit's number without leading zeros: "3".</summary>
    public string Name { get; }

    /// <summary>The unit word in lower case, such as "thị trấn", or null.</summary>
    public string? Type { get; }

    public GazetteerName Key { get; }

    /// <summary>As <see cref="LetterMask"/> gives it for the name.</summary>
    public uint Mask { get; }

    public GazetteerUnit? Parent { get; }
    public DateOnly ValidFrom { get; }
    public DateOnly? ValidTo { get; }
    public IReadOnlyList<GazetteerUnit> Children => _children;
    public IReadOnlyList<GazetteerUnit> Predecessors => _predecessors;
    public IReadOnlyList<GazetteerUnit> Successors => _successors;

    /// <summary>A unit of the register's own country: without other evidence it is meant rather than one elsewhere.</summary>
    public bool IsHome { get; private set; }

    /// <summary>Its outline, or null where none is loaded.</summary>
    public MultiPolygon? Outline { get; private set; }

    /// <summary>
    /// Where its people are looked for: by its outline, else its published centre; of a ward of which neither is known,
    /// the ward that it became; of a district, its wards. Null where nothing is known. Worked out when first asked for.
    /// </summary>
    public AreaExtent? Extent => _extent ??= Outline is { } outline ? AreaExtent.Of(outline)
        : AreaExtent.Around([.. (Level == AreaLevel.Ward ? _successors : _children).Select(unit => unit.Extent).OfType<AreaExtent>()]);

    /// <summary>Hamlets known to lie inside it; for wards only.</summary>
    public IReadOnlyList<HamletPoint> Hamlets => _hamlets;

    public GazetteerUnit Province => Level == AreaLevel.Province ? this : Parent!.Province;

    /// <summary>The district it lies in, or null for a province and for a ward of two-level times.</summary>
    public GazetteerUnit? District => Level == AreaLevel.District ? this : Parent?.Level == AreaLevel.District ? Parent : null;

    /// <summary>Its district, or those of the wards that it was made of; for wards.</summary>
    public GazetteerUnit[] Districts { get; private set; } = [];

    /// <summary>Provinces that the same ground belonged to before or belongs to since.</summary>
    public GazetteerUnit[] OtherProvinces { get; private set; } = [];

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    /// <summary>
    /// The units that this one is on a day: itself, what became of it, or what it was made of. More than one where it
    /// was divided or is a union.
    /// </summary>
    public IEnumerable<GazetteerUnit> On(DateOnly day)
    {
        if (IsValidOn(day)) return [this];
        return (ValidFrom > day ? _predecessors : _successors).SelectMany(unit => unit.On(day)).Distinct();
    }

    public override string ToString() => $"{Code} {FullName}";

    internal void BecomePartOf(GazetteerUnit successor)
    {
        if (_successors.Contains(successor)) return;
        _successors.Add(successor);
        successor._predecessors.Add(this);
    }

    internal void BeHome() => IsHome = true;
    internal void Hold(HamletPoint hamlet) => _hamlets.Add(hamlet);
    internal void LieWithin(MultiPolygon outline) => (Outline, _extent) = (outline, null);
    internal void LieAbout(AreaExtent extent) => _extent = extent;

    internal void Settle()
    {
        Districts = District is { } own ? [own] : [.. _predecessors.Select(old => old.District).OfType<GazetteerUnit>().Distinct()];
        OtherProvinces = [.. _predecessors.Concat(_successors).Select(unit => unit.Province).Distinct().Where(province => province != Province)];
    }
}
