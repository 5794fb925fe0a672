using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CoverageMap.Geo.Register;

/// <summary>128 bits of a text's SHA-256: keys that a million rows leave room for, and that nobody can make collide.</summary>
internal static class TextHash
{
    private const int ShortText = 512;

    public static UInt128 Of(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = most <= ShortText ? stackalloc byte[ShortText] : new byte[most];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
