using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoverageMap.Geo.Roads.Memory;

namespace CoverageMap.Geo.Roads.Files;

/// <summary>
/// A road file in memory-mapped pages. Opening checks the head, the table and that every section lies in the file; the
/// content's checksum only up to <see cref="CheckedLength"/>, so that a large file opens at once, and on request.
/// </summary>
internal sealed unsafe class RoadFileReader : IDisposable
{
    /// <summary>Files up to this many bytes are checked whole when opened: it takes a few tens of milliseconds.</summary>
    public const long CheckedLength = 256L << 20;

    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly Dictionary<int, SectionEntry> _sections = [];
    private readonly RoadFileHead _head;
    private bool _isDisposed;

    /// <param name="check">Whether a file up to <see cref="CheckedLength"/> is checked whole.</param>
    /// <exception cref="UserErrorException">The file is missing, damaged or of another version.</exception>
    public RoadFileReader(string path, bool check = true)
    {
        _path = path;
        long length;
        try
        {
            length = new FileInfo(path).Length;
            if (length < Unsafe.SizeOf<RoadFileHead>()) throw Damaged("it is cut off");
            _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"There is no road file {path}; make it with `coverage roads import`.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _file?.Dispose();
            throw new UserErrorException($"The road file {path} cannot be read: {error.Message}", error);
        }
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + _view.PointerOffset;
        try
        {
            _head = Unsafe.ReadUnaligned<RoadFileHead>(_start);
            ReadTable(length);
            if (check && length <= CheckedLength) Verify();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public long Length => _head.Length;

    /// <summary>Tells this content from any other.</summary>
    public uint ContentChecksum => _head.ContentChecksum;

    /// <exception cref="UserErrorException">The section is not there or not of this type.</exception>
    public Section<T> Get<T>(SectionKind kind) where T : unmanaged
    {
        if (!_sections.TryGetValue((int)kind, out var entry) || entry.ElementSize != Unsafe.SizeOf<T>())
            throw Damaged($"the part {kind} is missing");
        return new Section<T>((T*)(_start + entry.Offset), (int)entry.Count);
    }

    /// <summary>Copies a section as it is into another file.</summary>
    public void CopyTo(RoadFileWriter file, SectionKind kind)
    {
        if (!_sections.TryGetValue((int)kind, out var entry)) throw Damaged($"the part {kind} is missing");
        file.Add(kind, entry.ElementSize, entry.Count, (nint)(_start + entry.Offset), keeper: this);
    }

    /// <exception cref="UserErrorException">The content is not what was written.</exception>
    public void Verify()
    {
        var checksum = 0u;
        for (var at = RoadFileWriter.ContentStart(_head.Sections); at < _head.Length;)
        {
            var piece = (int)Math.Min(1 << 30, _head.Length - at);
            checksum = Checksum.Add(checksum, new ReadOnlySpan<byte>(_start + at, piece));
            at += piece;
        }
        if (checksum != _head.ContentChecksum) throw Damaged("its checksum is wrong");
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private void ReadTable(long length)
    {
        if (_head.Magic != RoadFileHead.RightMagic) throw Damaged("it is none");
        if (_head.Version != RoadFileHead.CurrentVersion)
            throw new UserErrorException($"The road file {_path} has version {_head.Version}, this program reads {RoadFileHead.CurrentVersion}: " +
                "import the roads again with `coverage roads import`.");
        if (_head.Length != length) throw Damaged("it is cut off");
        if (_head.Sections is < 1 or > 1000 || RoadFileWriter.ContentStart(_head.Sections) > length) throw Damaged("its table is");
        var entries = new ReadOnlySpan<SectionEntry>(_start + Unsafe.SizeOf<RoadFileHead>(), _head.Sections);
        if (RoadFileWriter.ChecksumOf(_head, entries) != _head.HeadChecksum) throw Damaged("its head is");
        foreach (var entry in entries)
        {
            if (entry.ElementSize is < 1 or > 64 || entry.Count is < 0 or > int.MaxValue || entry.Offset < 0 ||
                entry.Offset > length - entry.Count * entry.ElementSize) throw Damaged("its table is");
            _sections[entry.Kind] = entry;
        }
    }

    private UserErrorException Damaged(string how) =>
        new($"{_path} is damaged as a road file ({how}): import the roads again with `coverage roads import`.");
}
