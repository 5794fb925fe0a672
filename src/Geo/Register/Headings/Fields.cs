namespace CoverageMap.Geo.Register.Headings;

/// <summary>What a column of a register may hold, by the name that mapping files and our own format use. Gaps go by their own column.</summary>
internal static class Fields
{
    public const string Household = "household", Address = "address", Number = "number", Name = "name", BirthYear = "birth_year";

    /// <summary>A running number, which may or may not begin anew with each household.</summary>
    public const string Order = "order";

    /// <summary>What the resident is to the head of the household; a head begins a household.</summary>
    public const string Relation = "relation";

    /// <summary>The head's name, repeated in each row.</summary>
    public const string HeadName = "head";

    public const string HouseNumber = "house_number", Street = "street", Group = "group", Hamlet = "hamlet",
        Ward = "ward", District = "district", Province = "province";

    public const string Longitude = "lon", Latitude = "lat", X = "x", Y = "y", Position = "position";

    /// <summary>Columns an address is composed of, from small to large.</summary>
    public static IReadOnlyList<string> AddressParts { get; } = [HouseNumber, Street, Group, Hamlet, Ward, District, Province];

    public static IReadOnlyList<string> Positions { get; } = [Position, Longitude, Latitude, X, Y];

    /// <summary>Fields that a mapping may name, besides the gaps.</summary>
    public static IReadOnlyList<string> Mappable { get; } =
        [Household, Address, .. AddressParts, Number, Name, BirthYear, Order, Relation, HeadName, .. Positions];
}
