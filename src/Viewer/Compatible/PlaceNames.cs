namespace CoverageMap.Viewer.Compatible;

/// <summary>A place's name and address in a language: Vietnamese, or English words for kinds of units around the Vietnamese names.</summary>
internal sealed class PlaceNames(bool english)
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["tỉnh"] = "Province",
        ["thành phố"] = "City",
        ["thị xã"] = "Town",
        ["quận"] = "District",
        ["huyện"] = "District",
        ["phường"] = "Ward",
        ["xã"] = "Commune",
        ["thị trấn"] = "Township",
        ["đặc khu"] = "Special Zone",
    };

    /// <summary>The place's own name.</summary>
    public string Of(FoundPlace place) => Parts(place).First(part => part.Key == Own(place)).Value;

    /// <summary>All parts, from the house to the country.</summary>
    public string Display(FoundPlace place) =>
        string.Join(", ", Parts(place).Where(part => part.Key is not ("ISO3166-2-lvl4" or "country_code")).Select(part => part.Value));

    public IEnumerable<KeyValuePair<string, string>> Parts(FoundPlace place)
    {
        if (place is { Kind: PlaceKind.House, HouseNumber: { } number }) yield return new("house_number", number);
        if (place is { Kind: PlaceKind.House or PlaceKind.Street, Street: { } street }) yield return new("road", street);
        if (place.Hamlet is { } hamlet) yield return new("hamlet", hamlet);
        if (place.Ward is { } ward) yield return new(PlaceKinds.Key(PlaceKind.Ward, ward.Type), Name(ward));
        if (place.District is { } district) yield return new(PlaceKinds.Key(PlaceKind.District, district.Type), Name(district));
        if (place.Province is { } province)
        {
            yield return new(PlaceKinds.Key(PlaceKind.Province, province.Type), Name(province));
            if (ProvinceCodes.Of(province.Name) is { } code) yield return new("ISO3166-2-lvl4", code);
        }
        yield return new("country", english ? "Vietnam" : "Việt Nam");
        yield return new("country_code", "vn");
    }

    public static string Own(FoundPlace place) => place.Kind switch
    {
        PlaceKind.Ward => PlaceKinds.Key(place.Kind, place.Ward?.Type),
        PlaceKind.District => PlaceKinds.Key(place.Kind, place.District?.Type),
        _ => PlaceKinds.Key(place.Kind, null),
    };

    // "Ward 3" and "Lộc Hòa Commune".
    private string Name(PlaceUnit unit)
    {
        if (!english || unit.Type is null || !Words.TryGetValue(unit.Type, out var word)) return unit.FullName;
        return unit.Name.All(char.IsAsciiDigit) ? $"{word} {unit.Name}" : $"{unit.Name} {word}";
    }
}
