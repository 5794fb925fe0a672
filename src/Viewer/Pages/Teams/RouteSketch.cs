using System.Globalization;
using System.Text;
using CoverageMap.Geo;
using CoverageMap.Planner.Plans;

namespace CoverageMap.Viewer.Pages.Teams;

/// <summary>A stop or the depot in the sketch; 0 is the depot.</summary>
public sealed record SketchPlace(int Number, int X, int Y);

/// <summary>
/// A route along streets drawn to scale, north up, for a phone without a connection and for paper: what a map would show
/// of it besides the map.
/// </summary>
/// <param name="Streets">The path of an SVG along the streets; so <paramref name="Straight"/> of rides as the crow flies.</param>
/// <param name="BarMetres">A length that is easy to say; it is <paramref name="BarWidth"/> wide.</param>
public sealed record RouteSketch(
    int Width, int Height, string Streets, string Straight, IReadOnlyList<SketchPlace> Places, int BarMetres, int BarWidth)
{
    private const int MostWidth = 1000, MostHeight = 700, LeastHeight = 240, Margin = 40, BarHeight = 40;
    private const double MetresPerDegree = 111_195;

    public static RouteSketch Of(StoredRoute route, IReadOnlyList<PlanLeg> legs)
    {
        var points = legs.SelectMany(leg => leg.Line).ToList();
        var (west, south) = (points.Min(point => point.Lon), points.Min(point => point.Lat));
        var (east, north) = (points.Max(point => point.Lon), points.Max(point => point.Lat));
        var eastMetres = MetresPerDegree * Math.Cos(double.DegreesToRadians((south + north) / 2));
        // A metre at least: all doors of a house may be at one point.
        var (widthMetres, heightMetres) = (Math.Max(1, (east - west) * eastMetres), Math.Max(1, (north - south) * MetresPerDegree));
        var scale = Math.Min((MostWidth - 2 * Margin) / widthMetres, (MostHeight - 2 * Margin) / heightMetres);
        var height = Math.Max(LeastHeight, (int)(heightMetres * scale) + 2 * Margin);
        var (left, top) = ((MostWidth - widthMetres * scale) / 2, (height - heightMetres * scale) / 2);
        (int, int) Place(LonLat at) => ((int)(left + (at.Lon - west) * eastMetres * scale), (int)(top + (north - at.Lat) * MetresPerDegree * scale));
        var bar = BarOf((MostWidth / 4) / scale);
        return new(MostWidth, height + BarHeight, PathOf(legs.Where(leg => leg.FollowsStreets), Place), PathOf(legs.Where(leg => !leg.FollowsStreets), Place),
        [
            .. route.Stops.Select(stop => ToPlace(stop.Number, Place(stop.Position))).Reverse(), ToPlace(0, Place(route.Depot)),
        ], bar, (int)(bar * scale));
    }

    private static SketchPlace ToPlace(int number, (int X, int Y) at) => new(number, at.X, at.Y);

    private static string PathOf(IEnumerable<PlanLeg> legs, Func<LonLat, (int X, int Y)> place)
    {
        var path = new StringBuilder();
        foreach (var leg in legs)
        {
            (int X, int Y)? last = null;
            foreach (var at in leg.Line.Select(place))
            {
                if (at == last) continue;
                path.Append(CultureInfo.InvariantCulture, $"{(last is null ? 'M' : 'L')}{at.X} {at.Y}");
                last = at;
            }
        }
        return path.ToString();
    }

    /// <summary>1, 2 or 5 times a power of ten, the largest that is not above.</summary>
    private static int BarOf(double metres)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, metres))));
        return (int)(power * (metres >= 5 * power ? 5 : metres >= 2 * power ? 2 : 1));
    }
}
