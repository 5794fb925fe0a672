using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Names;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>Puts a gazetteer together from lists, outlines, points and streets, in this order; not for several threads.</summary>
public sealed class GazetteerBuilder
{
    // "By the market of Lộc Ninh" is some streets around it.
    private const int VenueMetres = 300;

    private readonly List<GazetteerUnit> _units = [];
    private readonly Dictionary<(AreaLevel, string), List<GazetteerUnit>> _byCode = [];
    private readonly List<UnitName> _otherNames = [];
    private readonly List<(string Name, LonLat Position)> _hamlets = [];
    private readonly List<HamletPoint> _venues = [];
    private readonly List<StreetPiece> _streets = [];
    private readonly List<MappedHouse> _houses = [];

    /// <summary>The unit of this code during the period; added when there is none yet.</summary>
    public GazetteerUnit Unit(string code, AreaLevel level, string fullName, GazetteerUnit? parent, DateOnly from, DateOnly? to)
    {
        if (!_byCode.TryGetValue((level, code), out var known)) _byCode[(level, code)] = known = [];
        foreach (var unit in known)
            if ((to is null || unit.ValidFrom < to) && (unit.ValidTo is null || from < unit.ValidTo)) return unit;
        var added = new GazetteerUnit(code, level, fullName, parent, from, to);
        known.Add(added);
        _units.Add(added);
        return added;
    }

    /// <summary>The unit of this code on a day, or null.</summary>
    public GazetteerUnit? Find(AreaLevel level, string code, DateOnly day) =>
        _byCode.GetValueOrDefault((level, code))?.Find(unit => unit.IsValidOn(day));

    /// <summary>The old ward became the new one or a part of it; pairs with a code that is not known are left out.</summary>
    /// <param name="reform">The first day of the new ward.</param>
    public void Succeed(string oldCode, string newCode, DateOnly reform)
    {
        if (Find(AreaLevel.Ward, oldCode, reform.AddDays(-1)) is not { } old || Find(AreaLevel.Ward, newCode, reform) is not { } next) return;
        Succeed(old, next);
    }

    public static void Succeed(GazetteerUnit old, GazetteerUnit next)
    {
        old.BecomePartOf(next);
        old.Province.BecomePartOf(next.Province);
    }

    /// <summary>Gives the ward of this code its outline; a ward that the lists do not know is passed over.</summary>
    public void Outline(string code, DateOnly day, MultiPolygon outline) => Find(AreaLevel.Ward, code, day)?.LieWithin(outline);

    /// <summary>Makes the unit one of the register's own country.</summary>
    public static void Home(GazetteerUnit unit) => unit.BeHome();

    public static void Outline(GazetteerUnit ward, MultiPolygon outline) => ward.LieWithin(outline);

    /// <summary>Another name that people use for a unit: an abbreviation, or a former unit that became part of it.</summary>
    public void AlsoCalled(GazetteerUnit unit, GazetteerName name, double score) => _otherNames.Add(new UnitName(unit, name, score));

    public void Hamlet(string name, LonLat position) => _hamlets.Add((name, position));

    /// <summary>A market, school or the like, which people name instead of a street.</summary>
    public void Venue(string name, LonLat position) => _venues.Add(new HamletPoint(name, position, VenueMetres));

    public void Street(StreetPiece piece) => _streets.Add(piece);
    public void House(MappedHouse house) => _houses.Add(house);

    public Gazetteer Build()
    {
        foreach (var unit in _units) unit.Settle();
        PlaceHamlets();
        return new Gazetteer(_units, _otherNames, new StreetIndex(_streets, _houses));
    }

    private void PlaceHamlets()
    {
        var points = _hamlets.DistinctBy(hamlet => (hamlet.Name, hamlet.Position)).ToList();
        var reach = HamletReach.Of([.. points.Select(hamlet => hamlet.Position)]);
        var hamlets = points.Select((hamlet, at) => new HamletPoint(hamlet.Name, hamlet.Position, reach[at])).Concat(_venues).ToList();
        var outlined = Tree(ward => ward.Outline?.EnvelopeInternal);
        var elsewhere = hamlets.FindAll(hamlet => !Place(hamlet, outlined, (ward, point) => SimplePointInAreaLocator.Locate(point, ward.Outline!) != Location.Exterior));
        if (elsewhere.Count == 0) return;
        var others = Tree(ward => ward.Outline is null ? ward.Extent?.Bounds : null);
        foreach (var hamlet in elsewhere) Place(hamlet, others, (ward, _) => ward.Extent!.Holds(hamlet.Position));
    }

    private STRtree<GazetteerUnit> Tree(Func<GazetteerUnit, Envelope?> bounds)
    {
        var tree = new STRtree<GazetteerUnit>();
        foreach (var unit in _units)
            if (unit.Level == AreaLevel.Ward && bounds(unit) is { } area) tree.Insert(area, unit);
        return tree;
    }

    private static bool Place(HamletPoint hamlet, STRtree<GazetteerUnit> wards, Func<GazetteerUnit, Coordinate, bool> holds)
    {
        var point = new Coordinate(hamlet.Position.Lon, hamlet.Position.Lat);
        var found = wards.Query(new Envelope(point)).Where(ward => holds(ward, point)).ToList();
        foreach (var ward in found) ward.Hold(hamlet);
        return found.Count > 0;
    }
}
