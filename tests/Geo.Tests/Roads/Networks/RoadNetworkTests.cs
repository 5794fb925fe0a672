using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Tests.Roads.Networks;

public sealed class RoadNetworkTests : IDisposable
{
    private readonly TemporaryRoads _roads = new();

    public void Dispose() => _roads.Dispose();

    [Theory]
    [InlineData("hanoi_southeast_2025.osm.pbf")]
    [InlineData("gh_andorra.osm.pbf")]
    public void Tables_and_paths_agree_and_paths_hold_together(string extract)
    {
        var network = _roads.ImportData(extract, SmallMap.Motorbike);
        var positions = Positions(network, 60, seed: 4);
        var table = network.Table(positions, positions, withDistances: true, default);
        var timesOnly = network.Table(positions, positions, withDistances: false, threads: 1, default);
        Assert.Null(timesOnly.Decimetres);
        for (var from = 0; from < positions.Count; from++)
        {
            for (var to = 0; to < positions.Count; to++)
            {
                var path = network.Route(positions[from], positions[to]);
                var cell = from * positions.Count + to;
                Assert.Equal(table.Milliseconds[cell], timesOnly.Milliseconds[cell]);
                Assert.Equal(path is not null, table.IsReachable(from, to));
                if (path is null) continue;
                Assert.Equal((table.Milliseconds[cell], table.Decimetres![cell]), (path.Milliseconds, path.Decimetres));
                AssertHoldsTogether(network, path, positions[from], positions[to]);
            }
        }
    }

    // A place beside another on the same edge, so that rides along it occur among those round the block.
    [Fact]
    public void Places_on_the_same_edge_are_joined_by_the_shorter_of_along_and_around()
    {
        var network = _roads.Build(DrawnRoads.Draw(side: 12, bans: 40, seed: 3));
        var random = new Random(5);
        var positions = Positions(network, 40, seed: 6).SelectMany(position => new[]
        {
            position, At(network, position, (uint)random.Next((int)network.LengthDm(position.Edge) + 1)),
        }).ToList();
        var table = network.Table(positions, positions, withDistances: true, default);
        for (var place = 0; place < positions.Count; place++)
        {
            Assert.Equal(0u, table.Milliseconds[place * positions.Count + place]);
            var beside = place ^ 1;
            var path = network.Route(positions[place], positions[beside])!;
            Assert.Equal(table.Milliseconds[place * positions.Count + beside], path.Milliseconds);
            AssertHoldsTogether(network, path, positions[place], positions[beside]);
        }
    }

    [Fact]
    public void Points_are_taken_to_the_nearest_place_of_all_edges()
    {
        var network = _roads.ImportData("hanoi_southeast_2025.osm.pbf", SmallMap.Motorbike);
        var random = new Random(7);
        for (var trial = 0; trial < 200; trial++)
        {
            var point = new LonLat(
                network.Info.Bounds[0] + random.NextDouble() * (network.Info.Bounds[2] - network.Info.Bounds[0]),
                network.Info.Bounds[1] + random.NextDouble() * (network.Info.Bounds[3] - network.Info.Bounds[1]));
            var nearest = Enumerable.Range(0, network.Edges).Where(edge => network.Sections.ArcComponent[2 * edge] == 0 || network.Sections.ArcComponent[2 * edge + 1] == 0)
                .Min(edge => MetresTo(network.Line(2 * edge), point));
            var found = network.Snap(point, 1000);
            if (nearest > 1001) Assert.DoesNotContain(found, position => position.Component == 0);
            else if (nearest < 999)
            {
                var main = Assert.Single(found, position => position.Component == 0);
                Assert.Equal(nearest, main.DistanceMetres, Math.Max(0.1, nearest * 0.01));
                Assert.Equal(main.DistanceMetres, main.Position.DistanceMetresTo(point), Math.Max(0.1, nearest * 0.01));
                Assert.Equal(found.Select(position => position.DistanceMetres).Order(), found.Select(position => position.DistanceMetres));
                // The place is where the offset says.
                var line = network.Line(2 * main.Edge, 0, main.OffsetDm);
                Assert.True(line[^1].DistanceMetresTo(main.Position) < 0.3);
            }
        }
    }

    [Fact]
    public void Stretches_of_a_line_are_as_long_as_they_say()
    {
        var network = _roads.ImportData("gh_andorra.osm.pbf", SmallMap.Car);
        var random = new Random(8);
        for (var trial = 0; trial < 500; trial++)
        {
            var arc = random.Next(2 * network.Edges);
            var ends = new[] { (uint)random.Next((int)network.LengthDm(arc / 2) + 1), (uint)random.Next((int)network.LengthDm(arc / 2) + 1) }.Order().ToArray();
            var line = network.Line(arc, ends[0], ends[1]);
            var metres = line.Zip(line.Skip(1), (one, next) => one.DistanceMetresTo(next)).Sum();
            Assert.Equal((ends[1] - ends[0]) / 10.0, metres, 0.2);
        }
    }

    [Fact]
    public void A_table_stops_when_it_is_cancelled()
    {
        var network = _roads.Build(DrawnRoads.Draw(side: 30, bans: 0, seed: 1));
        var positions = Positions(network, 300, seed: 1);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => network.Table(positions, positions, true, cancelled.Token));
    }

    [Fact]
    public void Empty_tables_are_empty() =>
        Assert.Empty(_roads.Build(DrawnRoads.Draw(side: 5, bans: 0, seed: 1)).Table([], [], true, default).Milliseconds);

    private static void AssertHoldsTogether(RoadNetwork network, RoadPath path, RoadPosition from, RoadPosition to)
    {
        Assert.Equal(path.Milliseconds, (uint)path.Pieces.Sum(piece => piece.Ms + piece.TurnMs));
        Assert.Equal(path.Decimetres, (uint)path.Pieces.Sum(piece => piece.ToDm - piece.FromDm));
        Assert.True(network.Line(path.Pieces[0].Arc, 0, path.Pieces[0].FromDm)[^1].DistanceMetresTo(from.Position) < 0.5);
        Assert.True(network.Line(path.Pieces[^1].Arc, 0, path.Pieces[^1].ToDm)[^1].DistanceMetresTo(to.Position) < 0.5);
        foreach (var (piece, next) in path.Pieces.Zip(path.Pieces.Skip(1)))
        {
            Assert.Equal(network.LengthDm(piece.Arc / 2), piece.ToDm);
            Assert.Equal(0u, next.FromDm);
            Assert.Equal(network.ToJunction(piece.Arc), network.FromJunction(next.Arc));
            Assert.True(network.IsOpen(next.Arc));
        }
    }

    private static RoadPosition At(RoadNetwork network, RoadPosition position, uint offset) =>
        position with { OffsetDm = offset, Position = network.Line(2 * position.Edge, 0, offset)[^1] };

    private static List<RoadPosition> Positions(RoadNetwork network, int count, int seed)
    {
        var random = new Random(seed);
        var positions = new List<RoadPosition>();
        while (positions.Count < count)
        {
            var edge = random.Next(network.Edges);
            var (forward, backward) = (network.Sections.ArcComponent[2 * edge], network.Sections.ArcComponent[2 * edge + 1]);
            if (forward < 0 && backward < 0) continue;
            var component = Math.Max(forward, backward);
            var place = new RoadPosition(edge, 0, default, 0, component, forward == component, backward == component);
            positions.Add(At(network, place, (uint)random.Next((int)network.LengthDm(edge) + 1)));
        }
        return positions;
    }

    private static double MetresTo(IReadOnlyList<LonLat> line, LonLat point)
    {
        var least = double.PositiveInfinity;
        var east = Math.Cos(double.DegreesToRadians(point.Lat));
        for (var at = 0; at + 1 < line.Count; at++)
        {
            var (x0, y0) = ((line[at].Lon - point.Lon) * east, line[at].Lat - point.Lat);
            var (x1, y1) = ((line[at + 1].Lon - point.Lon) * east, line[at + 1].Lat - point.Lat);
            var length = Math.Pow(x1 - x0, 2) + Math.Pow(y1 - y0, 2);
            var along = length > 0 ? Math.Clamp(-(x0 * (x1 - x0) + y0 * (y1 - y0)) / length, 0, 1) : 0;
            least = Math.Min(least, Math.Sqrt(Math.Pow(x0 + along * (x1 - x0), 2) + Math.Pow(y0 + along * (y1 - y0), 2)));
        }
        return least * Math.PI / 180 * 6_371_008.8;
    }
}
