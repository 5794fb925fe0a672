using System.Text;

namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>The header of a PBF file: what a reader must be able to do, and the day of the data.</summary>
/// <param name="Day">Null where the file does not tell it.</param>
/// <param name="HasPlacesOnWays">Nodes without tags are left out, their positions are with the ways (osmium add-locations-to-ways).</param>
internal readonly record struct PbfHeader(DateOnly? Day, bool HasPlacesOnWays)
{
    private const int RequiredFeature = 4, OptionalFeature = 5, ReplicationSeconds = 32;

    /// <exception cref="OsmDamage">The file asks for what is not done here.</exception>
    public static PbfHeader Read(ReadOnlySpan<byte> bytes)
    {
        var header = new ProtoReader(bytes);
        var (day, hasPlaces) = ((DateOnly?)null, false);
        while (header.Next())
            switch (header.Field)
            {
                case RequiredFeature: Require(Encoding.UTF8.GetString(header.Bytes())); break;
                case OptionalFeature: hasPlaces |= header.Bytes().SequenceEqual("LocationsOnWays"u8); break;
                case ReplicationSeconds: day = DayOf(header.Varint()); break;
                default: header.Skip(); break;
            }
        return new PbfHeader(day, hasPlaces);
    }

    private static void Require(string feature)
    {
        if (feature is "OsmSchema-V0.6" or "DenseNodes") return;
        throw new OsmDamage(feature == "HistoricalInformation"
            ? "it holds the history of the map. Use an extract without history."
            : $"it needs the feature '{(feature.Length > 40 ? feature[..40] + "…" : feature)}', which is not known here. Convert it: osmium cat FILE -o new.osm.pbf.");
    }

    // Before 2004 there was no OpenStreetMap: a date outside is damage, and no reason to refuse the roads.
    private static DateOnly? DayOf(ulong seconds) => seconds is > 1_075_000_000 and < 7_258_000_000
        ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds((long)seconds).UtcDateTime) : null;
}
