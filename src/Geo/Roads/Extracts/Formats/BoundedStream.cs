namespace CoverageMap.Geo.Roads.Extracts.Formats;

/// <summary>
/// Bounds an extract in XML: what it unpacks to, in all and in relation to the file, and what lies between two angle
/// brackets, since an XML reader keeps a tag in memory as a whole.
/// </summary>
internal sealed class BoundedStream(Stream source, long fileLength) : Stream
{
    private const long MostBytes = 64L << 30;
    private const long FreeBytes = 64L << 20;
    private const int MostRatio = 200; // maps reach 25
    private const int LongestTag = 1 << 20;

    private long _read;
    private int _tag;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        _read += read;
        if (_read > MostBytes || (_read > FreeBytes && _read / MostRatio > fileLength)) throw new OsmDamage($"it unpacks to over {_read >> 20} MiB, more than a map holds.");
        var last = buffer[..read].LastIndexOfAny((byte)'<', (byte)'>');
        _tag = last < 0 ? _tag + read : read - last;
        if (_tag > LongestTag) throw new OsmDamage($"it holds a tag of over {LongestTag >> 20} MiB.");
        return read;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }
}
