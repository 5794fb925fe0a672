using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Gazetteers;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace CoverageMap.Geo.Geocoding;

/// <summary>Something near a position.</summary>
/// <param name="Position">The hamlet's point, or the nearest point of the street.</param>
/// <param name="Metres">From the position asked for.</param>
public sealed record NearbyPlace(string Name, LonLat Position, double Metres);

/// <summary>What lies at a position on a day.</summary>
/// <param name="Ward">Null outside all wards, and where it cannot be told which of several it is.</param>
/// <param name="IsInOutline">The ward's outline holds the position; else its published centre is the nearest, which may err.</param>
/// <param name="Around">The ward, or the district or province that all wards lie in which it may be; null outside all.</param>
/// <param name="Hamlet">The nearest of the ward's hamlets within 5 km.</param>
/// <param name="Street">The nearest street or road within 300 m.</param>
public sealed record ReverseResult(GazetteerUnit? Ward, GazetteerUnit? Around, bool IsInOutline, NearbyPlace? Hamlet, NearbyPlace? Street);

/// <summary>Tells the ward, hamlet and street of a position. Safe for use by several threads.</summary>
public sealed class ReverseGeocoder
{
    private const double HamletMetres = 5000, StreetMetres = 300;
    private const double MetresPerDegree = 111_320;

    private readonly STRtree<(GazetteerUnit Ward, IndexedPointInAreaLocator Area)> _outlines = new();
    private readonly STRtree<StreetPiece> _streets = new();
    private readonly GazetteerUnit[] _centres;

    public ReverseGeocoder(Gazetteer gazetteer)
    {
        foreach (var ward in gazetteer.Wards)
            if (ward.Outline is { } outline) _outlines.Insert(outline.EnvelopeInternal, (ward, new IndexedPointInAreaLocator(outline)));
        foreach (var piece in gazetteer.Streets.Pieces)
            _streets.Insert(new Envelope(piece.Line.Select(point => new Coordinate(point.Lon, point.Lat))), piece);
        _outlines.Build();
        _streets.Build();
        _centres = [.. gazetteer.Wards.Where(ward => ward is { Outline: null, Extent: not null })];
    }

    /// <param name="asOf">The day whose units are wanted.</param>
    public ReverseResult Find(LonLat position, DateOnly asOf)
    {
        var (wards, inOutline) = WardsAt(position, asOf);
        var ward = wards.Count == 1 ? wards[0] : null;
        var hamlet = ward?.Hamlets.Select(hamlet => new NearbyPlace(hamlet.Name, hamlet.Position, hamlet.Position.DistanceMetresTo(position)))
            .Where(near => near.Metres <= HamletMetres).MinBy(near => near.Metres);
        return new ReverseResult(ward, ward ?? Common(wards, unit => unit.District) ?? Common(wards, unit => unit.Province), inOutline, hamlet, StreetAt(position));
    }

    private (List<GazetteerUnit> Wards, bool InOutline) WardsAt(LonLat position, DateOnly asOf)
    {
        var point = new Coordinate(position.Lon, position.Lat);
        var inside = _outlines.Query(new Envelope(point)).Where(ward => ward.Area.Locate(point) != Location.Exterior).Select(found => found.Ward).ToList();
        if (inside.Find(unit => unit.IsValidOn(asOf)) is { } exact) return ([exact], true);
        if (inside.Count > 0) return (inside.SelectMany(unit => unit.On(asOf)).Distinct().ToList(), true);
        // Without an outline the ward is likely where the position is well within its reach. Former wards that became
        // one have its centre, and nothing tells which of them it is.
        var (near, least) = (new List<GazetteerUnit>(), 1.0);
        foreach (var ward in _centres)
        {
            if (!ward.IsValidOn(asOf)) continue;
            var share = ward.Extent!.Centre.DistanceMetresTo(position) / ward.Extent.RadiusMetres;
            if (share > least) continue;
            if (share < least) near.Clear();
            near.Add(ward);
            least = share;
        }
        return (near, false);
    }

    private static GazetteerUnit? Common(List<GazetteerUnit> wards, Func<GazetteerUnit, GazetteerUnit?> of)
    {
        var above = wards.Select(of).Distinct().ToList();
        return above.Count == 1 ? above[0] : null;
    }

    private NearbyPlace? StreetAt(LonLat position)
    {
        var (dLat, dLon) = (StreetMetres / MetresPerDegree, StreetMetres / MetresPerDegree / Math.Cos(double.DegreesToRadians(position.Lat)));
        var around = new Envelope(position.Lon - dLon, position.Lon + dLon, position.Lat - dLat, position.Lat + dLat);
        return _streets.Query(around).SelectMany(piece => piece.Line.Zip(piece.Line.Skip(1), (from, to) => (piece.Name, Foot: Nearest(position, from, to))))
            .Select(found => new NearbyPlace(found.Name, found.Foot, found.Foot.DistanceMetresTo(position)))
            .Where(near => near.Metres <= StreetMetres).MinBy(near => near.Metres);
    }

    // On the plane that touches the earth at the position; over some hundred metres that errs by millimetres.
    private static LonLat Nearest(LonLat position, LonLat from, LonLat to)
    {
        var narrow = Math.Cos(double.DegreesToRadians(position.Lat));
        var (dx, dy) = ((to.Lon - from.Lon) * narrow, to.Lat - from.Lat);
        var length = dx * dx + dy * dy;
        var along = length == 0 ? 0 : Math.Clamp((((position.Lon - from.Lon) * narrow * dx) + (position.Lat - from.Lat) * dy) / length, 0, 1);
        return new LonLat(from.Lon + (to.Lon - from.Lon) * along, from.Lat + (to.Lat - from.Lat) * along);
    }
}
