using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Viewer.Compatible;

/// <summary>Units of the gazetteer, and what lies in a ward, as places.</summary>
internal static class UnitPlaces
{
    /// <summary>For a ward of which neither outline nor centre is known.</summary>
    public const int UnknownMetres = 10_000;

    /// <summary>Vietnam, its middle and reach by the World Factbook's figures.</summary>
    public static readonly FoundPlace Country = new(PlaceKind.Country, PlaceId.Of(PlaceKind.Country, "84", default).Number,
        null, null, null, null, null, null, new LonLat(107.83, 16.17), 900_000, "country", 1, null);

    /// <summary>The unit where its people are looked for; null where nothing is known of where it is.</summary>
    public static FoundPlace? Of(GazetteerUnit unit, double importance) =>
        Extent(unit) is { } extent ? Bare(unit, importance) with { Position = extent.Centre, UncertaintyMetres = extent.RadiusMetres } : null;

    /// <summary>The unit without a position of its own.</summary>
    public static FoundPlace Bare(GazetteerUnit unit, double importance)
    {
        var kind = unit.Level switch
        {
            AreaLevel.Province => PlaceKind.Province,
            AreaLevel.District => PlaceKind.District,
            _ => PlaceKind.Ward,
        };
        return new FoundPlace(kind, PlaceId.Of(kind, unit.Code, unit.ValidFrom).Number, null, null, null,
            kind == PlaceKind.Ward ? Describe(unit) : null, unit.District is { } district ? Describe(district) : null, Describe(unit.Province),
            default, UnknownMetres, kind.ToString().ToLowerInvariant(), importance, unit.Outline);
    }

    public static FoundPlace Hamlet(FoundPlace place, GazetteerUnit ward, HamletPoint hamlet) => place with
    {
        Kind = PlaceKind.Hamlet,
        Id = PlaceId.Of(PlaceKind.Hamlet, ward.Code, ward.ValidFrom, hamlet.Name).Number,
        Hamlet = hamlet.Name,
        Position = hamlet.Position,
        UncertaintyMetres = hamlet.UncertaintyMetres,
        MatchCode = "hamlet",
        Outline = null,
    };

    public static FoundPlace Street(FoundPlace place, GazetteerUnit ward, string name, LonLat position, int uncertaintyMetres) => place with
    {
        Kind = PlaceKind.Street,
        Id = PlaceId.Of(PlaceKind.Street, ward.Code, ward.ValidFrom, name).Number,
        Street = name,
        Position = position,
        UncertaintyMetres = uncertaintyMetres,
        MatchCode = "street",
        Outline = null,
    };

    // A district or province without an outline is where its wards are.
    private static AreaExtent? Extent(GazetteerUnit unit) => unit.Extent
        ?? AreaExtent.Around([.. unit.Children.Select(Extent).OfType<AreaExtent>()]);

    private static PlaceUnit Describe(GazetteerUnit unit) => new(unit.Code, unit.FullName, unit.Name, unit.Type);
}
