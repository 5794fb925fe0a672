using System.Text;

namespace CoverageMap.Geo.Roads.Extracts.Formats;

/// <summary>The header of a PBF file: what a reader must be able to do, and the day of the data.</summary>
internal static class PbfHeader
{
    private const int RequiredFeature = 4, ReplicationSeconds = 32;

    /// <exception cref="OsmDamage">The file asks for what is not done here.</exception>
    public static DateOnly? Read(ReadOnlySpan<byte> bytes)
    {
        var header = new ProtoReader(bytes);
        DateOnly? day = null;
        while (header.Next())
            switch (header.Field)
            {
                case RequiredFeature: Require(Encoding.UTF8.GetString(header.Bytes())); break;
                case ReplicationSeconds: day = Day(header.Varint()); break;
                default: header.Skip(); break;
            }
        return day;
    }

    private static void Require(string feature)
    {
        if (feature is "OsmSchema-V0.6" or "DenseNodes") return;
        throw new OsmDamage(feature == "HistoricalInformation"
            ? "it holds the history of the map. Use an extract without history."
            : $"it needs the feature '{(feature.Length > 40 ? feature[..40] + "…" : feature)}', which is not known here. Convert it: osmium cat FILE -o new.osm.pbf.");
    }

    // Before 2004 there was no OpenStreetMap: a date outside is damage, and no reason to refuse the roads.
    private static DateOnly? Day(ulong seconds) => seconds is > 1_075_000_000 and < 7_258_000_000
        ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds((long)seconds).UtcDateTime) : null;
}
