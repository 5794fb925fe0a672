using System.Text;

namespace CoverageMap.Geo.Roads;

/// <summary>Lines as text in Google's encoded polyline format: differences of rounded latitudes and longitudes, five bits a letter.</summary>
public static class Polyline
{
    public static string Encode(IEnumerable<LonLat> points, int decimals)
    {
        var factor = Math.Pow(10, decimals);
        var text = new StringBuilder();
        long lat = 0, lon = 0;
        foreach (var point in points)
        {
            var (nextLat, nextLon) = (Round(point.Lat * factor), Round(point.Lon * factor));
            Append(text, nextLat - lat);
            Append(text, nextLon - lon);
            (lat, lon) = (nextLat, nextLon);
        }
        return text.ToString();
    }

    /// <returns>Null where the text is cut off or leaves the earth.</returns>
    public static IReadOnlyList<(double Lon, double Lat)>? Decode(string text, int decimals)
    {
        var factor = Math.Pow(10, decimals);
        var points = new List<(double, double)>();
        long lat = 0, lon = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!TryRead(text, ref at, out var lats) || !TryRead(text, ref at, out var lons)) return null;
            points.Add(((lon += lons) / factor, (lat += lats) / factor));
        }
        return points;
    }

    private static long Round(double value) => (long)Math.Round(value, MidpointRounding.AwayFromZero);

    private static void Append(StringBuilder text, long difference)
    {
        var bits = difference < 0 ? ~(difference << 1) : difference << 1;
        for (; bits >= 0x20; bits >>= 5) text.Append((char)((bits & 0x1f | 0x20) + 63));
        text.Append((char)(bits + 63));
    }

    private static bool TryRead(string text, ref int at, out long difference)
    {
        long bits = 0;
        for (var shift = 0; at < text.Length && shift < 60; shift += 5)
        {
            var five = text[at++] - 63;
            bits |= (long)(five & 0x1f) << shift;
            if (five < 0x20)
            {
                difference = (bits & 1) != 0 ? ~(bits >> 1) : bits >> 1;
                return five >= 0;
            }
        }
        difference = 0;
        return false;
    }
}
