using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>An address as far as it tells doors apart: without diacritics, unit words and leading zeros.</summary>
/// <param name="Ward">The ward the household was located in, or the ward's name as written; "" when neither is known.</param>
/// <param name="House">House number with its street; "" without a number.</param>
/// <param name="Rest">Parts that no word explains and that are not the names of its ward, district or province.</param>
public sealed record ListedPlace(string Ward, string Hamlet, string Group, string House, string Rest)
{
    /// <summary>Everything that tells where the door is; equal for the same door however it is written.</summary>
    public string Door { get; } = $"{Ward}|{Hamlet}|{Group}|{House}|{Rest}";

    /// <summary>The hamlet with its ward; "" when one of them is not known.</summary>
    public string HamletKey { get; } = Ward.Length > 0 && Hamlet.Length > 0 ? $"{Ward}|{Hamlet}" : "";

    /// <summary>The house with its ward; "" when one of them is not known.</summary>
    public string HouseKey { get; } = Ward.Length > 0 && House.Length > 0 ? $"{Ward}|{House}|{Hamlet}" : "";

    /// <summary>Enough of an address to call two of them the same.</summary>
    public bool IsFull => Ward.Length > 0 && (House.Length > 0 || Hamlet.Length > 0);

    /// <param name="wardId">The ward it was located in, or null.</param>
    /// <param name="unitNames">Names of that ward and of the units above it, without unit words.</param>
    public static ListedPlace Read(string address, int? wardId, IReadOnlyCollection<string> unitNames)
    {
        var parts = AddressParser.Parse(address);
        var ward = wardId is { } id ? $"#{id}" : parts.Ward is { } named ? Fold(named.Name) : "";
        // "Bình Phước" may stand as "BP".
        var units = unitNames.SelectMany(name => (string[])[Fold(name), string.Concat(Fold(name).Split(' ').Select(word => word[..1]))]).ToHashSet();
        var rest = parts.Leftovers.Select(part => Fold(part.Name)).Where(name => !units.Contains(name)).Order(StringComparer.Ordinal);
        return new ListedPlace(ward, Fold(parts.Hamlet?.Name ?? ""), Fold(parts.Group ?? ""),
            parts.HouseNumber is { } number ? $"{Fold(number)} {Fold(parts.Street ?? "")}" : "", string.Join(',', rest));
    }

    private static string Fold(string text) => VietnameseLetters.FoldLower(text);
}
