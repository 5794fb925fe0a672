namespace CoverageMap.Geo.Register.Files;

/// <summary>
/// Bounds what a compressed part may become: in all, in relation to its size in the file, and between two angle
/// brackets, since an XML reader keeps a tag or a text in memory as a whole.
/// </summary>
internal sealed class LimitedStream(Stream source, string name, long compressedLength) : Stream
{
    private const long MostBytes = 4L << 30;
    private const long FreeBytes = 64L << 20;
    private const int MostRatio = 100; // sheets of numbers reach 40
    private const int LongestToken = 2 << 20;

    private int _token;

    public long BytesRead { get; private set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        BytesRead += read;
        if (BytesRead > MostBytes || (BytesRead > FreeBytes && BytesRead / MostRatio > compressedLength))
            throw new InvalidDataException($"its part {name} unpacks to over {BytesRead >> 20} MB");
        CheckTokens(buffer[..read]);
        return read;
    }

    private void CheckTokens(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.LastIndexOfAny((byte)'<', (byte)'>');
        _token = last < 0 ? _token + bytes.Length : bytes.Length - last;
        if (_token > LongestToken) throw new InvalidDataException($"its part {name} holds a cell of over {LongestToken >> 20} MB");
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
