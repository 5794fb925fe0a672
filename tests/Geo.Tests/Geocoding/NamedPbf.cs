using static CoverageMap.Geo.Tests.OpenStreetMap.PbfBytes;

namespace CoverageMap.Geo.Tests.Geocoding;

/// <summary>
/// A street with a number and a hamlet at its end, in the two forms of metadata that OsmSharp stumbles over: none with
/// nodes written one by one, versions only with dense ones.
/// </summary>
internal static class NamedPbf
{
    private static readonly byte[] Words = Bytes(1, Concat(
        new[] { "", "highway", "residential", "name", "Lê Lợi", "ref", "ĐT.799", "place", "hamlet", "Ấp 1" }.Select(word => Text(1, word))));

    private static readonly byte[] Ways = Bytes(2, Bytes(3, Concat(Number(1, 7), Bytes(2, [1, 3, 5]), Bytes(3, [2, 4, 6]), Bytes(8, [2, 2]))));

    /// <summary>Each node is a message of its own: id 1 at 106.9 11.5, id 2 a thousandth of a degree east.</summary>
    public static byte[] Plain => File("OsmSchema-V0.6", Concat(
        Bytes(1, Concat(Number(1, 2), Number(8, 230_000_000), Number(9, 2_138_000_000))),
        Bytes(1, Concat(Number(1, 4), Bytes(2, [7, 3]), Bytes(3, [8, 9]), Number(8, 230_000_000), Number(9, 2_138_020_000)))));

    /// <summary>The same nodes by their differences, with versions but without who edited when, as public mirrors give them.</summary>
    public static byte[] Dense => File("DenseNodes", Bytes(2, Concat(
        Bytes(1, [2, 2]), Bytes(5, Bytes(1, [1, 1])),
        Bytes(8, Concat(Varint(230_000_000), Varint(0))), Bytes(9, Concat(Varint(2_138_000_000), Varint(20_000))), Bytes(10, [0, 7, 8, 3, 9, 0]))));

    private static byte[] File(string feature, byte[] nodes) => Concat(Header(feature), Packed("OSMData", Concat(Words, Bytes(2, nodes), Ways)));
}
