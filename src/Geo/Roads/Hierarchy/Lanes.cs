using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>
/// Values of one place for many sources side by side, swept with vector instructions: whole cache lines of
/// <typeparamref name="T"/>, which is milliseconds (uint) or a <see cref="Weight"/> (ulong).
/// </summary>
internal static unsafe class Lanes<T> where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
{
    /// <summary>Two vectors: 32 sources with times alone, 16 with weights.</summary>
    public static int Count => 2 * Vector512<T>.Count;

    /// <summary>No way; twice it still fits.</summary>
    public static T None => sizeof(T) == 4 ? T.CreateTruncating(uint.MaxValue / 2) : T.CreateTruncating(Weight.None);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(uint ms, uint dm) => sizeof(T) == 4 ? T.CreateTruncating(ms) : T.CreateTruncating(Weight.Of(ms, dm));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(T* lanes, T value)
    {
        var vector = Vector512.Create(value);
        vector.Store(lanes);
        vector.Store(lanes + Vector512<T>.Count);
    }
}
