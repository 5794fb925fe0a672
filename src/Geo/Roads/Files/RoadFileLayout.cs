using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Files;

/// <summary>
/// A road file: this head, a table of sections, then the sections, each an array as it lies in memory (little endian) at an
/// offset divisible by 64. Checksums are CRC-32C: one of the head and the table, one of all that follows.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct RoadFileHead
{
    /// <summary>"COVROADS" in ASCII.</summary>
    public const ulong RightMagic = 0x5344414F52564F43;
    public const int CurrentVersion = 1;

    public ulong Magic;
    public int Version;
    public int Sections;
    public long Length;
    public uint ContentChecksum;

    /// <summary>Of the head with this field at zero, and the table.</summary>
    public uint HeadChecksum;
}

[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct SectionEntry
{
    public int Kind;
    public int ElementSize;
    public long Offset;
    public long Count;
}
