using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Geo.Geocoding.Mentions;

/// <summary>Words of an address that may name a unit.</summary>
/// <param name="From">The name's first word.</param>
/// <param name="To">The word behind its last.</param>
/// <param name="Word">The unit word before it, or null.</param>
/// <param name="WordFrom">Where that begins; <paramref name="From"/> when there is none.</param>
/// <param name="Slips">Letters that had to be corrected; 0 for a name as it is known, diacritics aside.</param>
public sealed record UnitMention(int From, int To, UnitWord? Word, int WordFrom, UnitMatches Units, int Slips)
{
    /// <summary>A bit for each word of the name and of the unit word before it.</summary>
    public ulong Words { get; } = Bits(WordFrom, To);

    public static ulong Bits(int from, int to) => ((1UL << (to - from)) - 1) << from;
}
