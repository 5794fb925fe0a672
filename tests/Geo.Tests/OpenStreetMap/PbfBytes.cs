using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CoverageMap.Geo.Tests.OpenStreetMap;

/// <summary>Writes PBF files byte by byte, honest ones and others.</summary>
internal static class PbfBytes
{
    public static byte[] Concat(params IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];

    public static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value > 0x7F; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    public static byte[] Number(int field, ulong value) => Concat(Varint((ulong)field << 3), Varint(value));

    public static byte[] Bytes(int field, byte[] value) => Concat(Varint((ulong)field << 3 | 2), Varint((ulong)value.Length), value);

    public static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public static byte[] Zlib(byte[] raw)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(raw);
        return packed.ToArray();
    }

    /// <summary>A blob as it stands in a file: the length of its header, the header, the blob.</summary>
    public static byte[] FileBlob(string type, byte[] blob, ulong? size = null)
    {
        var header = Concat(Text(1, type), Number(3, size ?? (ulong)blob.Length));
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Length);
        return Concat(length, header, blob);
    }

    public static byte[] Raw(string type, byte[] content) => FileBlob(type, Bytes(1, content));

    public static byte[] Packed(string type, byte[] content, ulong? rawSize = null) =>
        FileBlob(type, Concat(Number(2, rawSize ?? (ulong)content.Length), Bytes(3, Zlib(content))));

    public static byte[] Header(params string[] features) => Raw("OSMHeader", Concat(features.Select(feature => Text(4, feature))));

    public static byte[] Header() => Header("OsmSchema-V0.6", "DenseNodes");

    /// <summary>The same file with nothing packed, so that a flipped byte is one of the content.</summary>
    public static byte[] Unpacked(byte[] file)
    {
        var blobs = new List<byte[]>();
        for (var at = 0; at < file.Length;)
        {
            var headerLength = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var header = Fields(file[(at + 4)..(at + 4 + headerLength)]);
            var size = (int)header[3].Number;
            var blob = Fields(file[(at + 4 + headerLength)..(at + 4 + headerLength + size)]);
            blobs.Add(Raw(Encoding.UTF8.GetString(header[1].Bytes), blob.TryGetValue(1, out var raw) ? raw.Bytes : Inflate(blob[3].Bytes)));
            at += 4 + headerLength + size;
        }
        return Concat(blobs);
    }

    private static byte[] Inflate(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        return raw.ToArray();
    }

    // Varints and bytes only, the last of each field.
    private static Dictionary<int, (ulong Number, byte[] Bytes)> Fields(byte[] message)
    {
        var fields = new Dictionary<int, (ulong, byte[])>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Next(message, ref at);
            var number = Next(message, ref at);
            var bytes = (tag & 7) == 2 ? message[at..(at += (int)number)] : [];
            fields[(int)(tag >> 3)] = (number, bytes);
        }
        return fields;
    }

    private static ulong Next(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }
}
