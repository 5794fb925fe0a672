using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Register.City;

/// <summary>A place where an invented household lives: beside a real street, under an invented number.</summary>
public sealed record SampleDoor(LonLat Position, string Address);

/// <summary>Draws doors along the streets and alleys of a road file, as many as a street is long.</summary>
public sealed class SampleStreets
{
    private const double MetresBetweenDoors = 5;
    private const double MetresPerDegree = 111_195;
    private const double NamedStreetWithinMetres = 800;

    /// <summary>Classes of `highway` with doors on them.</summary>
    private static readonly HashSet<string> Inhabited = ["residential", "living_street", "service", "unclassified", "tertiary", "secondary", "path"];

    private readonly RoadNetwork _network;
    private readonly List<int> _edges = [];
    private readonly List<long> _lengthsSoFar = [];

    /// <exception cref="UserErrorException">The file holds no street that people could live on.</exception>
    public SampleStreets(RoadNetwork network)
    {
        _network = network;
        var sum = 0L;
        for (var edge = 0; edge < network.Edges; edge++)
        {
            if (!Inhabited.Contains(network.ClassName(edge))) continue;
            _edges.Add(edge);
            _lengthsSoFar.Add(sum += network.LengthDm(edge));
        }
        if (sum == 0) throw new UserErrorException($"The road file {network.Info.Name} holds no street that people could live on.");
    }

    public SampleDoor Draw(SampleRandom random)
    {
        while (true)
        {
            var at = _lengthsSoFar.BinarySearch((long)(random.NextDouble() * _lengthsSoFar[^1]) + 1);
            var edge = _edges[at >= 0 ? at : ~at];
            var along = (uint)random.Next((int)Math.Max(1, _network.LengthDm(edge)));
            var isLeft = random.Chance(0.5);
            var beside = 4 + 6 * random.NextDouble();
            if (Beside(edge, along, isLeft ? beside : -beside) is not { } position) continue;
            if (Address(edge, along, isLeft, position) is { } address) return new(position, address);
        }
    }

    /// <summary>A place so many metres to the left of the street as it is drawn; null where the street has no direction there.</summary>
    private LonLat? Beside(int edge, uint along, double metresLeft)
    {
        var line = _network.Line(2 * edge, 0, along);
        var (last, before) = (line[^1], line.Count > 1 ? line[^2] : line[^1]);
        var east = MetresPerDegree * Math.Cos(double.DegreesToRadians(last.Lat));
        var (x, y) = ((last.Lon - before.Lon) * east, (last.Lat - before.Lat) * MetresPerDegree);
        var length = Math.Sqrt(x * x + y * y);
        if (length < 0.5) return null;
        return new(last.Lon - y / length * metresLeft / east, last.Lat + x / length * metresLeft / MetresPerDegree);
    }

    /// <summary>Odd numbers on the left, even ones on the right; an alley without a name is numbered off the next street that has one.</summary>
    private string? Address(int edge, uint along, bool isLeft, LonLat position)
    {
        var number = 2 * (int)(along / 10 / MetresBetweenDoors) + (isLeft ? 1 : 2);
        if (_network.StreetName(edge) is { Length: > 0 } street) return $"Số {number} {street}";
        var near = _network.Nearest(position, 24, NamedStreetWithinMetres).FirstOrDefault(place => _network.StreetName(place.Edge).Length > 0);
        return near == default ? null : $"Số {number} ngách {1 + edge % 97}, {_network.StreetName(near.Edge)}";
    }
}
