namespace CoverageMap.Viewer.Compatible;

/// <summary>Nominatim's words for kinds of places: OpenStreetMap's main tag, rank, and the key of the address part.</summary>
internal static class PlaceKinds
{
    public static (string Category, string Type) Tag(FoundPlace place) => place.Kind switch
    {
        PlaceKind.Hamlet => ("place", "hamlet"),
        PlaceKind.Street => ("highway", "unclassified"),
        PlaceKind.House => ("place", "house"),
        _ => ("boundary", "administrative"),
    };

    /// <summary>The rank of OpenStreetMap's admin_level 2, 4, 6 and 8, and of hamlets, streets and houses.</summary>
    public static int Rank(PlaceKind kind) => kind switch
    {
        PlaceKind.Country => 4,
        PlaceKind.Province => 8,
        PlaceKind.District => 12,
        PlaceKind.Ward => 16,
        PlaceKind.Hamlet => 20,
        PlaceKind.Street => 26,
        _ => 30,
    };

    /// <summary>The key under which a unit stands in an address.</summary>
    public static string Key(PlaceKind kind, string? unitWord) => (kind, unitWord) switch
    {
        (PlaceKind.Country, _) => "country",
        (PlaceKind.Province, _) => "state",
        (PlaceKind.District, "huyện" or null) => "county",
        (PlaceKind.District, "quận") => "city_district",
        (PlaceKind.District, _) => "city",
        (PlaceKind.Ward, "phường") => "suburb",
        (PlaceKind.Ward, "thị trấn") => "town",
        (PlaceKind.Ward, "đặc khu") => "municipality",
        (PlaceKind.Ward, _) => "village",
        (PlaceKind.Hamlet, _) => "hamlet",
        (PlaceKind.Street, _) => "road",
        _ => "house_number",
    };

    /// <summary>The smallest kind that a zoom level of /reverse asks for.</summary>
    public static PlaceKind ForZoom(int zoom) => zoom switch
    {
        <= 4 => PlaceKind.Country,
        <= 9 => PlaceKind.Province,
        <= 11 => PlaceKind.District,
        <= 15 => PlaceKind.Ward,
        16 => PlaceKind.Hamlet,
        17 => PlaceKind.Street,
        _ => PlaceKind.House,
    };
}
