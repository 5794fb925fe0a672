using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Addresses.Steps;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Geocoding.Mentions;

/// <summary>The unit words of an address, by the word that stands behind them.</summary>
public sealed class UnitWordsOf
{
    private readonly (UnitWord? Word, int From)[] _before;

    public UnitWordsOf(AddressText text)
    {
        _before = new (UnitWord?, int)[text.Tokens.Count + 1];
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            if (RecogniseUnitWord.At(text.Tokens, at, text.IsPlain) is not { } word) continue;
            Any |= UnitMention.Bits(at, at + word.Words.Length);
            if (word.Written.Length > 2) Starts |= 1UL << at;
            var behind = at + word.Words.Length;
            // "Thị xã" is found before the "xã" in it, and stays.
            if (_before[behind].Word is null) _before[behind] = (word, at);
            if (word.Words.Length > 1) Phrases |= UnitMention.Bits(at, behind);
        }
    }

    /// <summary>A bit for each word of "thành phố", "thị xã" and the like: "Thanh" and "Xã" in them name nothing.</summary>
    public ulong Phrases { get; }

    /// <summary>A bit for each word of a unit word.</summary>
    public ulong Any { get; }

    /// <summary>A bit for each word that a unit word begins with, abbreviations aside.</summary>
    public ulong Starts { get; }

    /// <summary>The unit word right before a word, and where it begins.</summary>
    public (UnitWord? Word, int From) Before(int at) => _before[at].Word is null ? (null, at) : _before[at];
}
