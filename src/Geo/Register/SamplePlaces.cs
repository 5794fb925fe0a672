using System.Globalization;
using CoverageMap.Geo.Addresses.Words;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace CoverageMap.Geo.Register;

/// <summary>A hamlet of a ward: a real locality, or an invented one with a number for a name.</summary>
/// <param name="Kind">What people call it: ấp, thôn, khu phố, sóc.</param>
/// <param name="Locality">The real locality's name as its source spells it, or null for an invented hamlet.</param>
public sealed record SampleHamlet(string Kind, string Name, string? Locality, LonLat Centre, double Weight);

/// <summary>Where the households of one ward live.</summary>
public sealed class SamplePlaces
{
    private const double MetresPerDegree = 111_195;
    private const double HamletRadiusMetres = 600;
    private const double AnywhereShare = 0.15;
    private const int HouseholdsPerHamlet = 350;

    private static readonly string[] NumberWords =
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

    private readonly IndexedPointInAreaLocator _inside;
    private readonly Envelope _bounds;
    private readonly List<SampleHamlet> _hamlets;

    public SamplePlaces(SampleWard ward, bool districtSaysThon, SampleDiacritics diacritics, int seed)
    {
        var random = SampleRandom.For(seed, $"places {ward.Code}");
        _inside = new IndexedPointInAreaLocator(ward.Boundary);
        _bounds = ward.Boundary.EnvelopeInternal;
        var kind = ward.Name.StartsWith("Xã", StringComparison.Ordinal) ? districtSaysThon ? "thôn" : "ấp" : "khu phố";
        _hamlets = ward.Localities.Select(locality => Real(locality, kind, diacritics, random)).ToList();
        var wanted = Math.Clamp(ward.Households / HouseholdsPerHamlet, 4, 16) - _hamlets.Count;
        var taken = _hamlets.Select(hamlet => hamlet.Name).ToHashSet();
        for (var number = 1; wanted > 0; number++)
        {
            var name = number.ToString(CultureInfo.InvariantCulture);
            if (!taken.Add(name)) continue;
            _hamlets.Add(new SampleHamlet(kind, name, null, Anywhere(random), 0.5 + random.NextDouble()));
            wanted--;
        }
    }

    /// <summary>A household's hamlet and true position, which is inside the ward.</summary>
    public (SampleHamlet Hamlet, LonLat Position) Draw(SampleRandom random)
    {
        if (random.Chance(AnywhereShare))
        {
            var position = Anywhere(random);
            return (_hamlets.MinBy(hamlet => hamlet.Centre.DistanceMetresTo(position))!, position);
        }
        var home = random.Pick(_hamlets, hamlet => hamlet.Weight);
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var (east, north) = (random.Gaussian() * HamletRadiusMetres, random.Gaussian() * HamletRadiusMetres);
            var shrink = Math.Cos(double.DegreesToRadians(home.Centre.Lat));
            var position = new Coordinate(home.Centre.Lon + east / (MetresPerDegree * shrink), home.Centre.Lat + north / MetresPerDegree);
            if (IsInside(position)) return (home, new LonLat(position.X, position.Y));
        }
        return (home, Anywhere(random));
    }

    private LonLat Anywhere(SampleRandom random)
    {
        while (true)
        {
            var position = new Coordinate(
                _bounds.MinX + random.NextDouble() * _bounds.Width, _bounds.MinY + random.NextDouble() * _bounds.Height);
            if (IsInside(position)) return new LonLat(position.X, position.Y);
        }
    }

    private bool IsInside(Coordinate position) => _inside.Locate(position) == Location.Interior;

    private static SampleHamlet Real(SampleLocality locality, string wardKind, SampleDiacritics diacritics, SampleRandom random)
    {
        var words = locality.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (kind, prefix) = words[0] switch
        {
            "Ap" or "Xa" or "Xom" => (wardKind, 1),
            "Thon" => ("thôn", 1),
            "Srok" or "Soc" or "Phum" => ("sóc", 1),
            _ => (wardKind, 0),
        };
        if (prefix == words.Length) prefix = 0;
        var name = Numbered(words[prefix..]) ?? diacritics.Restore(string.Join(' ', words[prefix..]));
        return new SampleHamlet(kind, name, locality.Name, locality.Position, 0.5 + random.NextDouble());
    }

    // "Muoi Sau" is hamlet 16, "Hai A" hamlet 2A; null when the name is no number.
    private static string? Numbered(string[] words)
    {
        var plain = NumberWords.Select(word => VietnameseLetters.Fold(word)).ToList();
        int Digit(string word) => plain.FindIndex(other => string.Equals(other, word, StringComparison.OrdinalIgnoreCase));
        var letter = words.Length > 1 && words[^1].Length == 1 ? words[^1] : "";
        var digits = words[..^letter.Length].Select(Digit).ToArray();
        return digits switch
        {
            [> 0 and var one] => $"{one}{letter}",
            [10, > 0 and < 10 and var one] => $"{10 + one}{letter}",
            [> 1 and < 10 and var tens, 10] => $"{tens * 10}{letter}",
            [> 1 and < 10 and var tens, 10, > 0 and < 10 and var one] => $"{tens * 10 + one}{letter}",
            _ => null,
        };
    }
}
