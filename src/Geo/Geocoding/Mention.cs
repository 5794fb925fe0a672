using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Geocoding;

/// <summary>A stretch of an address that names a unit, and the units it may mean.</summary>
/// <param name="Kind">What a unit word says it is, or unknown.</param>
/// <param name="Type">The unit word in full, or null.</param>
public sealed record Mention(
    PartKind Kind, string? Type, string Text, NameMatch[] Wards, NameMatch[] Districts, NameMatch[] Provinces)
{
    public bool IsEmpty => Wards.Length + Districts.Length + Provinces.Length == 0;

    /// <summary>The best score among all units it may mean; 0 for none.</summary>
    public double Best => Math.Max(Top(Wards), Math.Max(Top(Districts), Top(Provinces)));

    public static double Top(NameMatch[] matches) => matches.Length == 0 ? 0 : matches[0].Score;
}

/// <summary>What a text names: units from small to large as written, and the hamlets before them.</summary>
/// <param name="Hamlets">Names of hamlets as their words; the last stands next to the ward.</param>
public sealed record Mentions(IReadOnlyList<Mention> Units, IReadOnlyList<IReadOnlyList<string>> Hamlets);
