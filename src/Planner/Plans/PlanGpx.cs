using System.Globalization;
using System.Xml;
using CoverageMap.Geo;

namespace CoverageMap.Planner.Plans;

/// <summary>
/// A plan as GPX 1.1: one route (<c>rte</c>) for each team, from its depot over its stops and back, and its way along the
/// streets as a track (<c>trk</c>) where it is known.
/// </summary>
public static class PlanGpx
{
    private const string Namespace = "http://www.topografix.com/GPX/1/1";

    public static void Write(StoredPlan plan, PlanLegs legs, Stream output)
    {
        using var gpx = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, CloseOutput = false });
        gpx.WriteStartElement("gpx", Namespace);
        gpx.WriteAttributeString("version", "1.1");
        gpx.WriteAttributeString("creator", "CoverageMap");
        gpx.WriteStartElement("metadata", Namespace);
        WriteElement(gpx, "name", string.Create(CultureInfo.InvariantCulture, $"{plan.AreaName} {plan.Day:yyyy-MM-dd}, {plan.Version}"));
        WriteElement(gpx, "time", Utc(plan.CreatedAt));
        gpx.WriteEndElement();
        foreach (var route in plan.Routes) WriteRoute(gpx, route);
        foreach (var route in plan.Routes)
            if (legs.Of(route).Any(leg => leg.FollowsStreets)) WriteTrack(gpx, route, legs.Of(route));
        gpx.WriteEndElement();
    }

    private static void WriteRoute(XmlWriter gpx, StoredRoute route)
    {
        gpx.WriteStartElement("rte", Namespace);
        WriteElement(gpx, "name", route.TeamCode);
        WriteElement(gpx, "desc", route.TeamName);
        WriteElement(gpx, "number", route.Number.ToString(CultureInfo.InvariantCulture));
        WritePoint(gpx, route.Depot, route.StartsAt, route.DepotName, null);
        foreach (var stop in route.Stops)
            WritePoint(gpx, stop.Position, stop.StartsAt,
                string.Create(CultureInfo.InvariantCulture, $"{stop.Number}. {stop.HouseholdId}"), stop.Address);
        WritePoint(gpx, route.Depot, route.EndsAt, route.DepotName, null);
        gpx.WriteEndElement();
    }

    private static void WriteTrack(XmlWriter gpx, StoredRoute route, IReadOnlyList<PlanLeg> legs)
    {
        gpx.WriteStartElement("trk", Namespace);
        WriteElement(gpx, "name", route.TeamCode);
        foreach (var leg in legs)
        {
            gpx.WriteStartElement("trkseg", Namespace);
            foreach (var at in leg.Line)
            {
                gpx.WriteStartElement("trkpt", Namespace);
                WritePosition(gpx, at);
                gpx.WriteEndElement();
            }
            gpx.WriteEndElement();
        }
        gpx.WriteEndElement();
    }

    private static void WritePoint(XmlWriter gpx, LonLat at, DateTimeOffset time, string name, string? description)
    {
        gpx.WriteStartElement("rtept", Namespace);
        WritePosition(gpx, at);
        WriteElement(gpx, "time", Utc(time));
        WriteElement(gpx, "name", name);
        if (description is not null) WriteElement(gpx, "desc", description);
        gpx.WriteEndElement();
    }

    private static void WritePosition(XmlWriter gpx, LonLat at)
    {
        gpx.WriteAttributeString("lat", at.Lat.ToString("0.000000", CultureInfo.InvariantCulture));
        gpx.WriteAttributeString("lon", at.Lon.ToString("0.000000", CultureInfo.InvariantCulture));
    }

    // An address may hold a character that XML cannot have.
    private static void WriteElement(XmlWriter gpx, string name, string text) =>
        gpx.WriteElementString(name, Namespace, string.Concat(text.Where(XmlConvert.IsXmlChar)));

    private static string Utc(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
