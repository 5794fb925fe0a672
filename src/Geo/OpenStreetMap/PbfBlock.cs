namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>Hands out the objects of one block of a PBF file. Metadata (version, author, day) are passed over.</summary>
internal sealed class PbfBlock(IOsmReceiver receiver)
{
    private readonly PbfStrings _strings = new();
    private readonly Tags _tags = new();
    private readonly List<OsmMember> _members = [];
    private long[] _nodes = new long[2000];
    private bool _hasPlacesOnWays;
    private long _granularity;
    private long _lonOffset;
    private long _latOffset;

    public void Read(ReadOnlySpan<byte> bytes, bool hasPlacesOnWays)
    {
        _hasPlacesOnWays = hasPlacesOnWays;
        (_granularity, _lonOffset, _latOffset) = (100, 0, 0);
        // What stands behind the groups is needed to read them.
        var block = new ProtoReader(bytes);
        while (block.Next())
            switch (block.Field)
            {
                case 1: _strings.Read(block.Bytes()); break;
                case 17: _granularity = (int)block.Varint(); break;
                case 19: _latOffset = (long)block.Varint(); break;
                case 20: _lonOffset = (long)block.Varint(); break;
                default: block.Skip(); break;
            }
        var groups = new ProtoReader(bytes);
        while (groups.Next())
        {
            if (groups.Field == 2) Group(groups.Bytes());
            else groups.Skip();
        }
    }

    private void Group(ReadOnlySpan<byte> bytes)
    {
        var group = new ProtoReader(bytes);
        while (group.Next())
            switch (group.Field)
            {
                case 1 when receiver.WantsNodes: Node(group.Bytes()); break;
                case 2 when receiver.WantsNodes: DenseNodes(group.Bytes()); break;
                case 3 when receiver.WantsWays: Way(group.Bytes()); break;
                case 3 when receiver.WantsNodes && _hasPlacesOnWays: NodesOfWay(group.Bytes()); break;
                case 4 when receiver.WantsRelations: Relation(group.Bytes()); break;
                default: group.Skip(); break;
            }
    }

    private void Node(ReadOnlySpan<byte> bytes)
    {
        var node = new ProtoReader(bytes);
        var (id, lon, lat) = (0L, 0L, 0L);
        ReadOnlySpan<byte> keys = default, values = default;
        while (node.Next())
            switch (node.Field)
            {
                case 1: id = ProtoReader.Signed(node.Varint()); break;
                case 2: keys = node.Packed(keys); break;
                case 3: values = node.Packed(values); break;
                case 8: lat = ProtoReader.Signed(node.Varint()); break;
                case 9: lon = ProtoReader.Signed(node.Varint()); break;
                default: node.Skip(); break;
            }
        _strings.Fill(_tags, keys, values);
        Place(id, lon, lat);
    }

    private void DenseNodes(ReadOnlySpan<byte> bytes)
    {
        var dense = new ProtoReader(bytes);
        ReadOnlySpan<byte> idBytes = default, latBytes = default, lonBytes = default, wordBytes = default;
        while (dense.Next())
            switch (dense.Field)
            {
                case 1: idBytes = dense.Packed(idBytes); break;
                case 8: latBytes = dense.Packed(latBytes); break;
                case 9: lonBytes = dense.Packed(lonBytes); break;
                case 10: wordBytes = dense.Packed(wordBytes); break;
                default: dense.Skip(); break;
            }
        ProtoReader ids = new(idBytes), lats = new(latBytes), lons = new(lonBytes), words = new(wordBytes);
        var (id, lon, lat) = (0L, 0L, 0L);
        while (ids.HasMore)
        {
            id += ids.RawSigned();
            lon += lons.RawSigned();
            lat += lats.RawSigned();
            _tags.Clear();
            while (words.HasMore && words.RawVarint() is > 0 and var key) _tags.Add(_strings[key], _strings[words.RawVarint()]);
            Place(id, lon, lat);
        }
    }

    private void NodesOfWay(ReadOnlySpan<byte> bytes)
    {
        var way = new ProtoReader(bytes);
        ReadOnlySpan<byte> idBytes = default, latBytes = default, lonBytes = default;
        while (way.Next())
            switch (way.Field)
            {
                case 8: idBytes = way.Packed(idBytes); break;
                case 9: latBytes = way.Packed(latBytes); break;
                case 10: lonBytes = way.Packed(lonBytes); break;
                default: way.Skip(); break;
            }
        _tags.Clear();
        ProtoReader ids = new(idBytes), lats = new(latBytes), lons = new(lonBytes);
        var (id, lon, lat) = (0L, 0L, 0L);
        while (ids.HasMore && lons.HasMore) Place(id += ids.RawSigned(), lon += lons.RawSigned(), lat += lats.RawSigned());
    }

    private void Place(long id, long lon, long lat)
    {
        var (east, north) = (SevenDigits(_lonOffset + _granularity * lon), SevenDigits(_latOffset + _granularity * lat));
        if (Globe.Holds(east, north)) receiver.Node(id, (int)east, (int)north, _tags);
    }

    // Nanodegrees to 10⁻⁷ degrees, to the nearest.
    private static long SevenDigits(long nano) => (nano + (nano < 0 ? -50 : 50)) / 100;

    private void Way(ReadOnlySpan<byte> bytes)
    {
        var way = new ProtoReader(bytes);
        var id = 0L;
        ReadOnlySpan<byte> keys = default, values = default;
        ReadOnlySpan<byte> nodeBytes = default;
        while (way.Next())
            switch (way.Field)
            {
                case 1: id = (long)way.Varint(); break;
                case 2: keys = way.Packed(keys); break;
                case 3: values = way.Packed(values); break;
                case 8: nodeBytes = way.Packed(nodeBytes); break;
                default: way.Skip(); break;
            }
        _strings.Fill(_tags, keys, values);
        var nodes = new ProtoReader(nodeBytes);
        var (count, node) = (0, 0L);
        while (nodes.HasMore)
        {
            if (count == _nodes.Length) Array.Resize(ref _nodes, 2 * count);
            _nodes[count++] = node += nodes.RawSigned();
        }
        receiver.Way(id, _nodes.AsSpan(0, count), _tags);
    }

    private void Relation(ReadOnlySpan<byte> bytes)
    {
        var relation = new ProtoReader(bytes);
        var id = 0L;
        ReadOnlySpan<byte> keys = default, values = default;
        ReadOnlySpan<byte> roleBytes = default, idBytes = default, kindBytes = default;
        while (relation.Next())
            switch (relation.Field)
            {
                case 1: id = (long)relation.Varint(); break;
                case 2: keys = relation.Packed(keys); break;
                case 3: values = relation.Packed(values); break;
                case 8: roleBytes = relation.Packed(roleBytes); break;
                case 9: idBytes = relation.Packed(idBytes); break;
                case 10: kindBytes = relation.Packed(kindBytes); break;
                default: relation.Skip(); break;
            }
        _strings.Fill(_tags, keys, values);
        ProtoReader roles = new(roleBytes), ids = new(idBytes), kinds = new(kindBytes);
        _members.Clear();
        var member = 0L;
        while (ids.HasMore)
            _members.Add(new OsmMember((OsmKind)kinds.RawVarint(), member += ids.RawSigned(), _strings[roles.RawVarint()]));
        receiver.Relation(id, _members, _tags);
    }
}
