using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Names;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>Puts a gazetteer together from lists, outlines, points and streets, in this order; not for several threads.</summary>
public sealed class GazetteerBuilder
{
    private readonly List<GazetteerUnit> _units = [];
    private readonly Dictionary<(AreaLevel, string), List<GazetteerUnit>> _byCode = [];
    private readonly List<UnitName> _otherNames = [];
    private readonly List<(string Name, LonLat Position)> _hamlets = [];
    private readonly List<StreetPiece> _streets = [];
    private readonly List<House> _houses = [];

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
    public void Street(StreetPiece piece) => _streets.Add(piece);
    public void House(House house) => _houses.Add(house);

    public Gazetteer Build()
    {
        foreach (var unit in _units) unit.Settle();
        foreach (var unit in _units) LieAboutOthers(unit);
        PlaceHamlets();
        return new Gazetteer(_units, _otherNames, new StreetIndex(_streets, _houses));
    }

    // Where nothing is published of an old ward, it lies in the ward that it became; a district where its wards are.
    private static AreaExtent? LieAboutOthers(GazetteerUnit unit)
    {
        if (unit.Extent is { } known) return known;
        IEnumerable<GazetteerUnit> others = unit.Level == AreaLevel.Ward ? unit.Successors : unit.Children;
        var extent = AreaExtent.Around([.. others.Select(LieAboutOthers).OfType<AreaExtent>()]);
        if (extent is not null) unit.LieAbout(extent);
        return extent;
    }

    private void PlaceHamlets()
    {
        var points = _hamlets.DistinctBy(hamlet => (hamlet.Name, hamlet.Position)).ToList();
        var tree = new STRtree<GazetteerUnit>();
        foreach (var unit in _units)
            if (unit is { Level: AreaLevel.Ward, Outline: { } outline }) tree.Insert(outline.EnvelopeInternal, unit);
        var reach = HamletReach.Of([.. points.Select(hamlet => hamlet.Position)]);
        for (var at = 0; at < points.Count; at++)
        {
            var (name, position) = points[at];
            var hamlet = new Hamlet(name, position, reach[at]);
            var point = GeometryFactory.Default.CreatePoint(new Coordinate(position.Lon, position.Lat));
            foreach (var ward in tree.Query(point.EnvelopeInternal))
                if (ward.Outline!.Covers(point)) ward.Hold(hamlet);
        }
    }
}
