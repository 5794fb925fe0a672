using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Support;

/// <summary>
/// Roads drawn with letters: the sketch tells where each letter lies, north above, two columns or one line being one
/// step of the grid; ways are words of such letters.
/// </summary>
public sealed class RoadSketch
{
    private const double South = 11.6, West = 106.6, MetresPerDegree = 111_195;

    private readonly Dictionary<char, LonLat> _places = [];
    private readonly List<Way> _ways = [];
    private readonly List<string> _bans = [];

    public RoadSketch(string sketch, double gridMetres = 100)
    {
        var lines = sketch.ReplaceLineEndings("\n").Split('\n');
        for (var row = 0; row < lines.Length; row++)
            for (var column = 0; column < lines[row].Length; column++)
                if (char.IsLetterOrDigit(lines[row][column]))
                    _places.Add(lines[row][column], new LonLat(
                        West + column / 2.0 * gridMetres / MetresPerDegree / Math.Cos(double.DegreesToRadians(South)),
                        South - row * gridMetres / MetresPerDegree));
    }

    public LonLat this[char letter] => _places[letter];

    /// <summary>A place so many metres east and north of a letter.</summary>
    public LonLat Near(char letter, double east, double north) => new(
        this[letter].Lon + east / MetresPerDegree / Math.Cos(double.DegreesToRadians(South)), this[letter].Lat + north / MetresPerDegree);

    public RoadSketch Road(
        string letters, string name = "", string @class = "residential", bool oneWay = false, double kmh = 36,
        RoadTraits traits = RoadTraits.None, string number = "")
    {
        _ways.Add(new Way(letters, name, @class, oneWay, kmh, traits, number));
        return this;
    }

    /// <summary>Forbids to turn at the middle one of three letters.</summary>
    public RoadSketch Ban(string letters)
    {
        _bans.Add(letters);
        return this;
    }

    public RoadDraft Draft()
    {
        // Where ways meet, cross themselves or end there are junctions; other letters are points of a line.
        var uses = _ways.SelectMany(way => way.Letters).CountBy(letter => letter).ToDictionary();
        var ends = _ways.SelectMany(way => new[] { way.Letters[0], way.Letters[^1] }).ToHashSet();
        bool IsJunction(char letter) => uses[letter] > 1 || ends.Contains(letter);
        var junctions = _places.Keys.Where(letter => uses.ContainsKey(letter) && IsJunction(letter)).ToList();
        var edges = _ways.SelectMany(way => Split(way.Letters, IsJunction).Select(letters => way with { Letters = letters })).ToList();
        var names = edges.SelectMany(edge => new[] { edge.Name, edge.Number }).Prepend("").Distinct().ToList();
        var classes = edges.Select(edge => edge.Class).Distinct().ToList();
        var firstPoints = edges.Aggregate(new List<int> { 0 }, (firsts, edge) => [.. firsts, firsts[^1] + edge.Letters.Length]);
        var points = edges.SelectMany(edge => edge.Letters).Select(letter => this[letter]).ToList();
        uint Arc(char from, char to) => (uint)edges.Index().SelectMany(edge => new[]
        {
            (edge.Item.Letters[0], edge.Item.Letters[^1], 2 * edge.Index), (edge.Item.Letters[^1], edge.Item.Letters[0], 2 * edge.Index + 1),
        }).First(arc => arc.Item1 == from && arc.Item2 == to).Item3;
        return new RoadDraft
        {
            JunctionLon = [.. junctions.Select(letter => Fixed(this[letter].Lon))],
            JunctionLat = [.. junctions.Select(letter => Fixed(this[letter].Lat))],
            From = [.. edges.Select(edge => junctions.IndexOf(edge.Letters[0]))],
            To = [.. edges.Select(edge => junctions.IndexOf(edge.Letters[^1]))],
            ForwardMs = [.. edges.Select(Milliseconds)],
            BackwardMs = [.. edges.Select(edge => edge.OneWay ? RoadDraft.Closed : Milliseconds(edge))],
            LengthDm = [.. edges.Select(edge => (uint)Math.Round(Metres(edge) * 10))],
            Class = [.. edges.Select(edge => (byte)classes.IndexOf(edge.Class))],
            Traits = [.. edges.Select(edge => edge.Traits)],
            Name = [.. edges.Select(edge => names.IndexOf(edge.Name))],
            Number = [.. edges.Select(edge => names.IndexOf(edge.Number))],
            FirstPoint = [.. firstPoints],
            PointLon = [.. points.Select(point => Fixed(point.Lon))],
            PointLat = [.. points.Select(point => Fixed(point.Lat))],
            Names = [.. names],
            ClassNames = [.. classes],
            Bans = [.. _bans.Select(ban => new[] { (int)Arc(ban[0], ban[1]), (int)Arc(ban[1], ban[2]) })],
        };
    }

    private static IEnumerable<string> Split(string letters, Func<char, bool> isJunction)
    {
        for (int from = 0, at = 1; at < letters.Length; at++)
        {
            if (!isJunction(letters[at])) continue;
            yield return letters[from..(at + 1)];
            from = at;
        }
    }

    private double Metres(Way way) => way.Letters.Zip(way.Letters.Skip(1), (from, to) => this[from].DistanceMetresTo(this[to])).Sum();

    private uint Milliseconds(Way way) => (uint)Math.Round(Metres(way) * 3600 / way.Kmh);

    private static int Fixed(double degrees) => (int)Math.Round(degrees * 1e7);

    private sealed record Way(string Letters, string Name, string Class, bool OneWay, double Kmh, RoadTraits Traits, string Number);
}
