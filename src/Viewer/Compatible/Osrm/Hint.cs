using System.Buffers.Binary;
using System.Buffers.Text;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>
/// What a client may send back with the same coordinate. It holds the place on the road; as with OSRM itself today, nothing
/// depends on it, so an old one or one of another server does no harm.
/// </summary>
internal static class Hint
{
    private const int Bytes = 20;

    public static string Of(RoadNetwork network, RoadPosition place)
    {
        Span<byte> hint = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt32LittleEndian(hint, place.Edge);
        BinaryPrimitives.WriteUInt32LittleEndian(hint[4..], place.OffsetDm);
        BinaryPrimitives.WriteInt32LittleEndian(hint[8..], (int)Math.Round(place.Position.Lon * 1e7));
        BinaryPrimitives.WriteInt32LittleEndian(hint[12..], (int)Math.Round(place.Position.Lat * 1e7));
        Convert.FromHexString(network.Stamp, hint[16..], out _, out _);
        return Base64Url.EncodeToString(hint);
    }
}
