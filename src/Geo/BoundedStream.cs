namespace CoverageMap.Geo;

/// <summary>What a stream of unpacked XML may be.</summary>
/// <param name="MostBytes">In all.</param>
/// <param name="MostRatio">Unpacked to packed bytes, once over <see cref="FreeBytes"/>.</param>
/// <param name="LongestToken">Bytes between two angle brackets.</param>
internal sealed record StreamBounds(long MostBytes, int MostRatio, int LongestToken)
{
    /// <summary>So much may be unpacked whatever its ratio.</summary>
    public const long FreeBytes = 64L << 20;
}

/// <summary>
/// Bounds what a compressed part may become: in all, in relation to its size in the file, and between two angle
/// brackets, since an XML reader keeps a tag or a text in memory as a whole.
/// </summary>
/// <param name="packedLength">Its size in the file.</param>
/// <param name="tooMuch">What to throw, by the MiB that were unpacked.</param>
/// <param name="tooLong">What to throw for a token, by the MiB that are allowed.</param>
internal sealed class BoundedStream(
    Stream source, long packedLength, StreamBounds bounds, Func<long, Exception> tooMuch, Func<int, Exception> tooLong) : Stream
{
    private int _token;

    public long BytesRead { get; private set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        BytesRead += read;
        if (BytesRead > bounds.MostBytes || (BytesRead > StreamBounds.FreeBytes && BytesRead / bounds.MostRatio > packedLength))
            throw tooMuch(BytesRead >> 20);
        var last = buffer[..read].LastIndexOfAny((byte)'<', (byte)'>');
        _token = last < 0 ? _token + read : read - last;
        if (_token > bounds.LongestToken) throw tooLong(bounds.LongestToken >> 20);
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
