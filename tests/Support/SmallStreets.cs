using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Support;

/// <summary>A road file of a few straight streets, ridden at 36 km/h both ways; streets meet where they share a point.</summary>
public static class SmallStreets
{
    public const double MetresPerSecond = 10;

    public static RoadFileInfo Build(
        RoadFolder folder, string name, TimeProvider clock, params (string Name, string Class, LonLat[] Points)[] streets)
    {
        var junctions = streets.SelectMany(street => street.Points).Distinct().ToList();
        var edges = streets.SelectMany((street, at) => street.Points.Zip(street.Points.Skip(1), (from, to) => (Street: at, From: from, To: to))).ToList();
        string[] names = ["", .. streets.Select(street => street.Name).Where(street => street.Length > 0).Distinct()];
        string[] classes = [.. streets.Select(street => street.Class).Distinct()];
        var metres = edges.ConvertAll(edge => edge.From.DistanceMetresTo(edge.To));
        uint[] times = [.. metres.Select(length => (uint)Math.Round(length / MetresPerSecond * 1000))];
        LonLat[] points = [.. edges.SelectMany(edge => new[] { edge.From, edge.To })];
        var draft = new RoadDraft
        {
            JunctionLon = [.. junctions.Select(at => Units(at.Lon))],
            JunctionLat = [.. junctions.Select(at => Units(at.Lat))],
            From = [.. edges.Select(edge => junctions.IndexOf(edge.From))],
            To = [.. edges.Select(edge => junctions.IndexOf(edge.To))],
            ForwardMs = times,
            BackwardMs = times,
            LengthDm = [.. metres.Select(length => (uint)Math.Round(length * 10))],
            Class = [.. edges.Select(edge => (byte)Array.IndexOf(classes, streets[edge.Street].Class))],
            Traits = new RoadTraits[edges.Count],
            Name = [.. edges.Select(edge => Array.IndexOf(names, streets[edge.Street].Name))],
            Number = new int[edges.Count],
            FirstPoint = [.. Enumerable.Range(0, edges.Count + 1).Select(edge => 2 * edge)],
            PointLon = [.. points.Select(at => Units(at.Lon))],
            PointLat = [.. points.Select(at => Units(at.Lat))],
            Names = names,
            ClassNames = classes,
        };
        Directory.CreateDirectory(folder.Path);
        return ImportRoads.Build(draft, new Profile { Name = "motorbike" }, "small.osm", null, folder, name, clock, null, CancellationToken.None);
    }

    private static int Units(double degrees) => (int)Math.Round(degrees * 1e7);
}
