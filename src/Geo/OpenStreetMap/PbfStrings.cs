using System.Text;

namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>The string table of a block of a PBF file; a string is made when it is first asked for.</summary>
internal sealed class PbfStrings
{
    private readonly List<(int Start, int Length)> _places = [];
    private readonly List<string?> _made = [];
    private byte[] _bytes = [];

    public void Read(ReadOnlySpan<byte> table)
    {
        _places.Clear();
        _made.Clear();
        if (_bytes.Length < table.Length) _bytes = new byte[table.Length];
        var used = 0;
        var reader = new ProtoReader(table);
        while (reader.Next())
        {
            if (reader.Field != 1)
            {
                reader.Skip();
                continue;
            }
            var text = reader.Bytes();
            text.CopyTo(_bytes.AsSpan(used));
            _places.Add((used, text.Length));
            _made.Add(null);
            used += text.Length;
        }
    }

    public string this[ulong index]
    {
        get
        {
            if (index >= (ulong)_places.Count) throw new OsmDamage("it names words that it does not hold; it was damaged on its way. Download it again.");
            var at = (int)index;
            return _made[at] ??= Encoding.UTF8.GetString(_bytes.AsSpan(_places[at].Start, _places[at].Length));
        }
    }

    /// <summary>The tags whose keys and values are packed apart.</summary>
    public void Fill(Tags tags, ReadOnlySpan<byte> keys, ReadOnlySpan<byte> values)
    {
        tags.Clear();
        var key = new ProtoReader(keys);
        var value = new ProtoReader(values);
        while (key.HasMore) tags.Add(this[key.RawVarint()], this[value.RawVarint()]);
    }
}
