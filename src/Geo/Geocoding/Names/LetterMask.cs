using System.Numerics;

namespace CoverageMap.Geo.Geocoding.Names;

/// <summary>A bit for each letter that a name has: tells quickly that two names cannot be near each other.</summary>
public static class LetterMask
{
    // Two slips change at most two letters on each side.
    private const int MostDifferent = 4;

    public static uint Of(ReadOnlySpan<char> folded)
    {
        var mask = 0u;
        foreach (var letter in folded)
            if (char.IsAsciiLetterLower(letter)) mask |= 1u << (letter - 'a');
        return mask;
    }

    public static bool MayBeNear(uint one, uint other) => BitOperations.PopCount(one ^ other) <= MostDifferent;
}
