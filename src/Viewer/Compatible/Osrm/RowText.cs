using System.Buffers.Text;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>
/// A row of a table as text, in one buffer that is used again: a writer's care for each of millions of numbers would cost
/// more than the roads.
/// </summary>
internal sealed class RowText(int cells)
{
    // Of a number: 20 digits at most, the point and the comma.
    private const int MostBytes = 22;

    private readonly byte[] _text = new byte[cells * MostBytes + 2];

    /// <param name="tenths">The number of each cell, not below 0; null is written as such.</param>
    public ReadOnlySpan<byte> Write(Func<int, long?> tenths)
    {
        var length = 0;
        _text[length++] = (byte)'[';
        for (var cell = 0; cell < cells; cell++)
        {
            if (cell > 0) _text[length++] = (byte)',';
            length += Write(tenths(cell), _text.AsSpan(length));
        }
        _text[length++] = (byte)']';
        return _text.AsSpan(0, length);
    }

    /// <returns>The number of bytes written, with one decimal or none.</returns>
    public static int Write(long? tenths, Span<byte> text)
    {
        if (tenths is not { } value)
        {
            "null"u8.CopyTo(text);
            return 4;
        }
        Utf8Formatter.TryFormat(value / 10, text, out var length);
        if (value % 10 is var rest and > 0)
        {
            text[length++] = (byte)'.';
            text[length++] = (byte)('0' + rest);
        }
        return length;
    }
}
