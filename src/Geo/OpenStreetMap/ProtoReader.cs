namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>
/// Walks the fields of one protobuf message. It allocates nothing, whatever the bytes say, and refuses groups: nobody
/// writes them, and their nesting has no end.
/// </summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> bytes)
{
    private const int VarintType = 0, Fixed64Type = 1, BytesType = 2, Fixed32Type = 5;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;
    private int _type;

    /// <summary>The number of the field that <see cref="Next"/> found.</summary>
    public int Field { get; private set; }

    public readonly bool HasMore => _at < _bytes.Length;

    public bool Next()
    {
        if (!HasMore) return false;
        var tag = RawVarint();
        (Field, _type) = ((int)(uint)(tag >> 3), (int)(tag & 7));
        return true;
    }

    public ulong Varint()
    {
        Expect(VarintType);
        return RawVarint();
    }

    public ReadOnlySpan<byte> Bytes()
    {
        Expect(BytesType);
        return Take(RawVarint());
    }

    /// <summary>
    /// The bytes of a field of many numbers. A list of one is written unpacked by some (protobuf-net); one in several
    /// pieces, which the format allows, is written by nobody.
    /// </summary>
    /// <param name="before">What was read of the field so far.</param>
    public ReadOnlySpan<byte> Packed(ReadOnlySpan<byte> before)
    {
        if (before.Length > 0) throw Damage();
        if (_type == BytesType) return Bytes();
        var start = _at;
        Varint();
        return _bytes[start.._at];
    }

    public void Skip()
    {
        switch (_type)
        {
            case VarintType: RawVarint(); break;
            case Fixed64Type: Take(8); break;
            case BytesType: Take(RawVarint()); break;
            case Fixed32Type: Take(4); break;
            default: throw Damage();
        }
    }

    /// <summary>The next number of a packed field, whose bytes this reader was made for.</summary>
    public ulong RawVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_at >= _bytes.Length) throw Damage();
            var part = _bytes[_at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
        throw Damage();
    }

    /// <summary>Likewise, of a field of small numbers of either sign (zigzag).</summary>
    public long RawSigned() => Signed(RawVarint());

    public static long Signed(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)(_bytes.Length - _at)) throw Damage();
        var taken = _bytes.Slice(_at, (int)length);
        _at += (int)length;
        return taken;
    }

    private readonly void Expect(int type)
    {
        if (_type != type) throw Damage();
    }

    private static OsmDamage Damage() => new("its bytes make no sense; it was damaged on its way. Download it again.");
}
