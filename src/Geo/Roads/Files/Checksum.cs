using System.Buffers.Binary;
using System.Numerics;

namespace CoverageMap.Geo.Roads.Files;

/// <summary>CRC-32C with the processor's own instruction, eight bytes at a time.</summary>
internal static class Checksum
{
    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) checksum = BitOperations.Crc32C(checksum, one);
        return checksum;
    }
}
