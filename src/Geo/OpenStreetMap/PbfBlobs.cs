using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>
/// Unpacks the blobs of a PBF file one after the other, within the bounds of the format
/// (wiki.openstreetmap.org/wiki/PBF_Format), so that a hostile file can claim no memory.
/// </summary>
internal sealed class PbfBlobs(Stream file)
{
    private const int MostHeaderBytes = 64 << 10;
    private const int MostBlobBytes = 32 << 20;

    // The densest extracts unpack to some ten times their size; zlib itself can reach a thousand.
    private const long FreeBytes = 256L << 20;
    private const int MostRatio = 64;

    private byte[] _packed = [];
    private byte[] _raw = [];
    private long _unpacked;

    /// <summary>"OSMHeader", "OSMData" or another type, of the blob that <see cref="Next"/> found.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The blob's content, good until the next one.</summary>
    public ReadOnlyMemory<byte> Content { get; private set; }

    /// <returns>Whether there was another blob.</returns>
    public bool Next()
    {
        Span<byte> prefix = stackalloc byte[4];
        var read = file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (read == 0) return false;
        var headerLength = BinaryPrimitives.ReadUInt32BigEndian(prefix);
        if (read < prefix.Length) throw Cut();
        if (headerLength is 0 or > MostHeaderBytes)
            throw new OsmDamage(Type.Length == 0 ? "it is no PBF file." : "its parts do not follow one another; it was damaged on its way. Download it again.");
        var blobLength = ReadHeader(ReadPart((int)headerLength));
        if (blobLength > MostBlobBytes) throw new OsmDamage($"it has a part of {blobLength >> 20} MiB; the format allows {MostBlobBytes >> 20}.");
        Unpack(ReadPart((int)blobLength));
        return true;
    }

    private ulong ReadHeader(ReadOnlySpan<byte> bytes)
    {
        var header = new ProtoReader(bytes);
        var (type, length) = ("", 0UL);
        while (header.Next())
        {
            if (header.Field == 1) type = Encoding.UTF8.GetString(header.Bytes());
            else if (header.Field == 3) length = header.Varint();
            else header.Skip();
        }
        if (Type.Length == 0 && type != "OSMHeader") throw new OsmDamage("it is no PBF file.");
        Type = type;
        return length;
    }

    private void Unpack(ReadOnlySpan<byte> bytes)
    {
        var blob = new ProtoReader(bytes);
        ReadOnlySpan<byte> zlib = default;
        var (rawSize, isZlib, isRaw) = (0UL, false, false);
        while (blob.Next())
            switch (blob.Field)
            {
                case 1: Keep(blob.Bytes(), ref isRaw); break;
                case 2: rawSize = blob.Varint(); break;
                case 3:
                    zlib = blob.Bytes();
                    isZlib = true;
                    break;
                case >= 4 and <= 7:
                    throw new OsmDamage(
                    "it is packed by lzma, bzip2, lz4 or zstd, which is not read here. Convert it: osmium cat FILE -o new.osm.pbf -f pbf,pbf_compression=zlib.");
                default: blob.Skip(); break;
            }
        if (isZlib) Inflate(zlib, rawSize);
        else if (!isRaw) throw new OsmDamage("a part of it is empty; it was damaged on its way. Download it again.");
        _unpacked += Content.Length;
        if (_unpacked > FreeBytes && _unpacked / MostRatio > file.Length) throw new OsmDamage("it unpacks to far more than a map holds.");
    }

    private void Keep(ReadOnlySpan<byte> raw, ref bool isRaw)
    {
        Grow(ref _raw, raw.Length);
        raw.CopyTo(_raw);
        Content = _raw.AsMemory(0, raw.Length);
        isRaw = true;
    }

    private unsafe void Inflate(ReadOnlySpan<byte> zlib, ulong rawSize)
    {
        if (rawSize > MostBlobBytes) throw new OsmDamage($"a part of it unpacks to {rawSize >> 20} MiB; the format allows {MostBlobBytes >> 20}.");
        Grow(ref _raw, (int)rawSize + 1);
        fixed (byte* bytes = zlib)
        {
            using var packed = new UnmanagedMemoryStream(bytes, zlib.Length);
            using var inflated = new ZLibStream(packed, CompressionMode.Decompress);
            // One byte more than promised is asked for, to see that there is none.
            var read = inflated.ReadAtLeast(_raw.AsSpan(0, (int)rawSize + 1), (int)rawSize + 1, throwOnEndOfStream: false);
            if (read != (int)rawSize) throw new OsmDamage("a part of it unpacks to another length than it says; it was damaged on its way. Download it again.");
        }
        Content = _raw.AsMemory(0, (int)rawSize);
    }

    private ReadOnlySpan<byte> ReadPart(int length)
    {
        // Asked of the file before memory is claimed.
        if (file.Length - file.Position < length) throw Cut();
        Grow(ref _packed, length);
        var part = _packed.AsSpan(0, length);
        file.ReadExactly(part);
        return part;
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new byte[Math.Max(length, Math.Min(2 * buffer.Length, MostBlobBytes + 1))];
    }

    private static OsmDamage Cut() => new("it ends in the middle; the download was cut short. Download it again.");
}
