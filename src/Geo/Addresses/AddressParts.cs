using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Addresses;

/// <summary>One part of an address in the order written.</summary>
/// <param name="Kind">What the word before it says it is.</param>
/// <param name="Type">The unit word in full ("thị trấn"), or null.</param>
/// <param name="Name">The name as written, letters composed and tones placed; a number without leading zeros.</param>
public sealed record AddressPart(PartKind Kind, string? Type, string Name)
{
    /// <summary>With the unit word in full: "Khu phố 4" of "KP4".</summary>
    public string FullName => Type is null ? Name : $"{char.ToUpperInvariant(Type[0])}{Type[1..]} {Name}";

    public IReadOnlyList<string> Words { get; } = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>
/// An address taken apart. Nothing is looked up: whether a part without a unit word is a ward or a province is for the
/// gazetteer to say.
/// </summary>
public sealed record AddressParts(IReadOnlyList<AddressPart> Parts)
{
    public string? HouseNumber => First(PartKind.House)?.Name;
    /// <summary>A lot or plot, such as "A12", where there is no house number.</summary>
    public AddressPart? Plot => First(PartKind.Plot);

    public AddressPart? Alley => First(PartKind.Alley);
    public string? Street => First(PartKind.Street)?.Name;
    public string? Group => First(PartKind.Group)?.Name;
    public AddressPart? Hamlet => First(PartKind.Hamlet);
    public AddressPart? Ward => First(PartKind.Ward);

    /// <summary>A huyện, quận, thị xã or thành phố; the last may also be a province.</summary>
    public AddressPart? District => First(PartKind.District);

    public AddressPart? Province => First(PartKind.Province);

    /// <summary>Parts without a unit word.</summary>
    public IEnumerable<AddressPart> Leftovers => Parts.Where(part => part.Kind == PartKind.Unknown);

    private AddressPart? First(PartKind kind) => Parts.FirstOrDefault(part => part.Kind == kind);
}
