using System.IO.Compression;
using System.Buffers.Binary;

namespace CoverageMap.EndToEnd;

/// <summary>The colours of a PNG as browsers write them: eight bits, red, green, blue and perhaps alpha, not interlaced.</summary>
public static class Pixels
{
    /// <summary>How many pixels have each colour (0xRRGGBB).</summary>
    public static Dictionary<int, int> Count(byte[] png)
    {
        var (width, height, channels) = (0, 0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var type = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            var data = png.AsSpan(at + 8, length);
            if (type == "IHDR")
                (width, height, channels) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]),
                    data[9] switch { 2 => 3, 6 => 4, _ => throw new NotSupportedException($"PNG colour type {data[9]}") });
            else if (type == "IDAT") packed.Write(data);
            at += 12 + length;
        }
        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        return Count(unpacked, width, height, channels);
    }

    private static Dictionary<int, int> Count(Stream rows, int width, int height, int channels)
    {
        var counts = new Dictionary<int, int>();
        var (above, row) = (new byte[width * channels], new byte[width * channels]);
        for (var y = 0; y < height; y++)
        {
            var filter = rows.ReadByte();
            rows.ReadExactly(row);
            Unfilter(filter, row, above, channels);
            for (var x = 0; x < row.Length; x += channels)
            {
                var colour = row[x] << 16 | row[x + 1] << 8 | row[x + 2];
                counts[colour] = counts.GetValueOrDefault(colour) + 1;
            }
            (above, row) = (row, above);
        }
        return counts;
    }

    /// <summary>PNG specification, third edition, section 9.</summary>
    private static void Unfilter(int filter, byte[] row, byte[] above, int channels)
    {
        for (var index = 0; index < row.Length; index++)
        {
            var left = index >= channels ? row[index - channels] : 0;
            var corner = index >= channels ? above[index - channels] : 0;
            row[index] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => above[index],
                3 => (left + above[index]) / 2,
                _ => Paeth(left, above[index], corner),
            });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
