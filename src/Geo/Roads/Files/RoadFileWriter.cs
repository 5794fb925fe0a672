using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Files;

/// <summary>Writes a road file beside its place and moves it there when whole.</summary>
internal sealed class RoadFileWriter
{
    private const int Alignment = 64;

    private readonly List<(SectionEntry Entry, Action<Content> Write)> _sections = [];

    public void Add<T>(SectionKind kind, T[] values) where T : unmanaged =>
        _sections.Add((new SectionEntry { Kind = (int)kind, ElementSize = Marshal.SizeOf<T>(), Count = values.Length },
            content => content.Write(MemoryMarshal.AsBytes(values.AsSpan()))));

    /// <summary>Adds an array of another file, which must stay open until this one is written.</summary>
    public unsafe void Add(SectionKind kind, int elementSize, long count, nint start, RoadFileReader keeper) =>
        _sections.Add((new SectionEntry { Kind = (int)kind, ElementSize = elementSize, Count = count }, content =>
        {
            for (var at = 0L; at < count * elementSize; at += Content.Piece)
                content.Write(new ReadOnlySpan<byte>((byte*)start + at, (int)Math.Min(Content.Piece, count * elementSize - at)));
            GC.KeepAlive(keeper);
        }
    ));

    /// <exception cref="UserErrorException">The file cannot be written; what was there stays.</exception>
    public void WriteTo(string path)
    {
        var beside = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20))
            {
                Write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} cannot be written: {error.Message} Free or repair the disk and import again.", error);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private void Write(FileStream file)
    {
        var table = Place(out var length);
        file.Write(new byte[HeadSize()]);
        var content = new Content(file);
        foreach (var (entry, write) in table)
        {
            content.Write(new byte[entry.Offset - file.Position]);
            write(content);
        }
        content.Write(new byte[length - file.Position]);
        var entries = table.Select(section => section.Entry).ToArray();
        var head = new RoadFileHead
        {
            Magic = RoadFileHead.RightMagic,
            Version = RoadFileHead.CurrentVersion,
            Sections = entries.Length,
            Length = length,
            ContentChecksum = content.Checksum,
        };
        head.HeadChecksum = ChecksumOf(head, entries);
        file.Position = 0;
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<RoadFileHead>(in head)));
        file.Write(MemoryMarshal.AsBytes(entries.AsSpan()));
    }

    internal static uint ChecksumOf(RoadFileHead head, ReadOnlySpan<SectionEntry> entries)
    {
        head.HeadChecksum = 0;
        var checksum = Checksum.Add(0, MemoryMarshal.AsBytes(new ReadOnlySpan<RoadFileHead>(in head)));
        return Checksum.Add(checksum, MemoryMarshal.AsBytes(entries));
    }

    /// <summary>Where the content begins in a file of so many sections.</summary>
    internal static long ContentStart(int sections) => Marshal.SizeOf<RoadFileHead>() + (long)sections * Marshal.SizeOf<SectionEntry>();

    private long HeadSize() => ContentStart(_sections.Count);

    private List<(SectionEntry Entry, Action<Content> Write)> Place(out long length)
    {
        var placed = new List<(SectionEntry, Action<Content>)>();
        var offset = Aligned(HeadSize());
        foreach (var (entry, write) in _sections)
        {
            placed.Add((entry with { Offset = offset }, write));
            offset = Aligned(offset + entry.Count * entry.ElementSize);
        }
        length = offset;
        return placed;
    }

    private static long Aligned(long offset) => (offset + Alignment - 1) / Alignment * Alignment;

    internal sealed class Content(FileStream file)
    {
        public const int Piece = 1 << 20;

        public uint Checksum { get; private set; }

        // In pieces whose length is a multiple of eight, but for the last: the checksum of the whole comes out the same.
        public void Write(ReadOnlySpan<byte> bytes)
        {
            for (; bytes.Length > 0; bytes = bytes[Math.Min(Piece, bytes.Length)..])
            {
                var piece = bytes[..Math.Min(Piece, bytes.Length)];
                Checksum = Files.Checksum.Add(Checksum, piece);
                file.Write(piece);
            }
        }
    }
}
