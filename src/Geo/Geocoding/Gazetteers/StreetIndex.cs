using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Geocoding.Names;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>A street, or a house in it, within one ward.</summary>
/// <param name="UncertaintyMetres">Holds nine tenths of the street's length in the ward, its houses and alleys.</param>
public sealed record StreetMatch(string Name, LonLat Position, int UncertaintyMetres, bool IsHouse);

/// <summary>Streets and mapped houses by name. A street belongs to the wards it runs through.</summary>
public sealed class StreetIndex
{
    private const double StepMetres = 50;
    private const int FromTheStreetMetres = 60;
    private const int HouseMetres = 30;

    private readonly Dictionary<string, List<StreetPiece>> _pieces = [];
    private readonly ILookup<(string Street, string Number), MappedHouse> _houses;

    public StreetIndex(IReadOnlyList<StreetPiece> pieces, IReadOnlyList<MappedHouse> houses)
    {
        Pieces = pieces;
        foreach (var street in pieces.GroupBy(piece => piece.Name))
        {
            foreach (var key in Keys(street.Key))
            {
                if (!_pieces.TryGetValue(key, out var same)) _pieces[key] = same = [];
                same.AddRange(street);
            }
        }
        _houses = houses.SelectMany(house => Keys(house.Street).Select(key => (key, house)))
            .ToLookup(pair => (pair.key, Number(pair.house.Number)), pair => pair.house);
    }

    public IReadOnlyList<StreetPiece> Pieces { get; }

    /// <summary>The street of this name in the ward, or the house of this number in it; null where none is known.</summary>
    /// <param name="street">With or without its unit word.</param>
    public StreetMatch? Find(string street, string? houseNumber, GazetteerUnit ward)
    {
        if (_pieces.Count == 0 || ward.Extent is not { } extent) return null;
        var inside = Inside(ward, extent);
        foreach (var key in Keys(street))
        {
            if (houseNumber is not null && _houses[(key, Number(houseNumber))].FirstOrDefault(house => inside(house.Position)) is { } house)
                return new StreetMatch(house.Street, house.Position, HouseMetres, true);
            if (_pieces.TryGetValue(key, out var pieces) && Middle(pieces, inside, extent.Centre) is { } match) return match;
        }
        return null;
    }

    private static StreetMatch? Middle(List<StreetPiece> pieces, Func<LonLat, bool> inside, LonLat centre)
    {
        var points = pieces.SelectMany(piece => Along(piece.Line)).Where(inside).ToList();
        if (points.Count == 0) return null;
        var average = new LonLat(points.Average(point => point.Lon), points.Average(point => point.Lat));
        var middle = points.MinBy(average.DistanceMetresTo);
        var distances = points.Select(point => middle.DistanceMetresTo(point)).Order().ToList();
        return new StreetMatch(pieces[0].Name, middle, (int)distances[(int)(distances.Count * 0.9)] + FromTheStreetMetres, false);
    }

    private static IEnumerable<LonLat> Along(IReadOnlyList<LonLat> line)
    {
        for (var at = 1; at < line.Count; at++)
        {
            var (from, to) = (line[at - 1], line[at]);
            var steps = Math.Max(1, (int)(from.DistanceMetresTo(to) / StepMetres));
            for (var step = 0; step < steps; step++)
                yield return new LonLat(from.Lon + (to.Lon - from.Lon) * step / steps, from.Lat + (to.Lat - from.Lat) * step / steps);
        }
        yield return line[^1];
    }

    private static Func<LonLat, bool> Inside(GazetteerUnit ward, AreaExtent extent)
    {
        if (ward.Outline is not { } outline) return extent.Holds;
        var locator = new IndexedPointInAreaLocator(outline);
        return point => locator.Locate(new Coordinate(point.Lon, point.Lat)) != Location.Exterior;
    }

    // "Đường Lê Duẩn" is also looked for as "Lê Duẩn", "Quốc lộ 14" as "QL14".
    private static IEnumerable<string> Keys(string name)
    {
        var parts = AddressParser.Parse(name).Parts;
        if (parts.Count == 0) yield break;
        var part = parts[^1];
        var numbered = part.Type switch { "quốc lộ" => "ql", "đường tỉnh" or "tỉnh lộ" => "dt", "hương lộ" => "hl", _ => null };
        yield return numbered + GazetteerName.Of(part.Name).Folded;
        // The map calls quốc lộ 1A "QL.1".
        if (numbered == "ql" && part.Name is ("1A" or "1a")) yield return "ql1";
        if (numbered is null && part.Type is not null) yield return GazetteerName.Of(part.Type + part.Name).Folded;
    }

    private static string Number(string number) => number.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
