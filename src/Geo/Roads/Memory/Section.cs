using System.Runtime.CompilerServices;

namespace CoverageMap.Geo.Roads.Memory;

/// <summary>
/// An array in pages that do not move: of a memory-mapped file, or pinned. It does not keep the memory alive; whoever
/// hands it out does, and says so.
/// </summary>
public readonly unsafe struct Section<T>(T* start, int length) where T : unmanaged
{
    public T* Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => start;
    }

    public int Length => length;

    public ReadOnlySpan<T> Span => new(start, length);

    /// <exception cref="InvalidDataException">There is no such element.</exception>
    public ref readonly T this[int at]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)at >= (uint)length) ThrowNoSuchElement(at);
            return ref start[at];
        }
    }

    /// <summary>A copy of an array in pinned memory, and the object that keeps it alive.</summary>
    internal static Section<T> Pin(T[] values, out object keeper)
    {
        var pinned = GC.AllocateUninitializedArray<T>(Math.Max(1, values.Length), pinned: true);
        values.CopyTo(pinned, 0);
        keeper = pinned;
        return new Section<T>((T*)Unsafe.AsPointer(ref pinned[0]), values.Length);
    }

    // Apart, so that the indexer stays small enough to be inlined.
    private void ThrowNoSuchElement(int at) => throw new InvalidDataException($"The road file is damaged: it names element {at} of {length}. Import the roads again.");
}
