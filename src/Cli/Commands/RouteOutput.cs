using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Travel;

namespace CoverageMap.Cli.Commands;

/// <summary>One way as text, GeoJSON (RFC 7946) or GPX 1.1.</summary>
internal static class RouteOutput
{
    private const string GpxNamespace = "http://www.topografix.com/GPX/1/1";
    private static readonly JsonSerializerOptions JsonStyle = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(TravelPath path)
    {
        var text = new StringBuilder();
        foreach (var street in path.Streets)
            text.Append(CultureInfo.InvariantCulture, $"{street.Metres,8:N0} m {street.Seconds / 60,7:0.0} min  ")
                .AppendLine(street.Label.Length > 0 ? street.Label : $"({street.ClassName})");
        if (path.WalkMetres >= 0.5) text.AppendLine(CultureInfo.InvariantCulture, $"{path.WalkMetres,8:N0} m              on foot, between doors and roads");
        return text.AppendLine(CultureInfo.InvariantCulture, $"{path.Metres,8:N0} m {path.Seconds / 60,7:0.0} min  in all").ToString();
    }

    public static object Json(TravelPath path) => new
    {
        metres = Math.Round(path.Metres, 1),
        seconds = Math.Round(path.Seconds, 1),
        walk_metres = Math.Round(path.WalkMetres, 1),
        streets = Streets(path),
        line = path.Line.Select(Position),
    };

    public static string GeoJson(TravelPath path) => JsonSerializer.Serialize(new
    {
        type = "Feature",
        geometry = new { type = "LineString", coordinates = path.Line.Select(Position) },
        properties = new { metres = Math.Round(path.Metres, 1), seconds = Math.Round(path.Seconds, 1), streets = Streets(path) },
    }, JsonStyle) + "\n";

    public static string Gpx(TravelPath path, string roads)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var gpx = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            gpx.WriteStartElement("gpx", GpxNamespace);
            gpx.WriteAttributeString("version", "1.1");
            gpx.WriteAttributeString("creator", "CoverageMap");
            gpx.WriteStartElement("trk", GpxNamespace);
            gpx.WriteElementString("name", GpxNamespace, roads);
            gpx.WriteStartElement("trkseg", GpxNamespace);
            foreach (var point in path.Line)
            {
                gpx.WriteStartElement("trkpt", GpxNamespace);
                gpx.WriteAttributeString("lat", point.Lat.ToString("0.000000", CultureInfo.InvariantCulture));
                gpx.WriteAttributeString("lon", point.Lon.ToString("0.000000", CultureInfo.InvariantCulture));
                gpx.WriteEndElement();
            }
        }
        return text + "\n";
    }

    private static IEnumerable<object> Streets(TravelPath path) => path.Streets.Select(street => new
    {
        name = street.Name,
        number = street.Number,
        road_class = street.ClassName,
        metres = Math.Round(street.Metres, 1),
        seconds = Math.Round(street.Seconds, 1),
    });

    private static double[] Position(LonLat at) => [Math.Round(at.Lon, 6), Math.Round(at.Lat, 6)];
}
