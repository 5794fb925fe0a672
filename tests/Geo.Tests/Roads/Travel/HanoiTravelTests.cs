using CoverageMap.Geo.Register;
using CoverageMap.Geo.Roads;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Tables;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Roads.Travel;

/// <summary>On the real streets of the south-east of Hà Nội.</summary>
public sealed class HanoiTravelTests : IDisposable
{
    private readonly RoadFiles _files = new();
    private readonly RoadNetwork _network;
    private readonly RoadTravelTimes _travel;
    private readonly LonLat[] _points;

    public HanoiTravelTests()
    {
        _network = _files.Hanoi();
        _travel = new(_network, "hanoi");
        var (random, bounds) = (SampleRandom.For(3, "points"), _network.Info.Bounds);
        // A little beyond the file on every side, so that some are off it.
        _points = [.. Enumerable.Range(0, 120).Select(_ => new LonLat(
            bounds[0] - 0.02 + random.NextDouble() * (bounds[2] - bounds[0] + 0.04), bounds[1] - 0.02 + random.NextDouble() * (bounds[3] - bounds[1] + 0.04)))];
    }

    public void Dispose()
    {
        _network.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void Pair_has_the_same_figures_whatever_is_asked_for_with_it()
    {
        var all = _travel.Matrix(_points, 25, default);
        var random = SampleRandom.For(4, "subsets");
        for (var round = 0; round < 30; round++)
        {
            int[] rows = [.. Enumerable.Range(0, 1 + random.Next(12)).Select(_ => random.Next(_points.Length))];
            int[] columns = [.. Enumerable.Range(0, 1 + random.Next(12)).Select(_ => random.Next(_points.Length))];
            var some = new RoadTravelTimes(_network, "hanoi").Matrix([.. rows.Select(at => _points[at])], [.. columns.Select(at => _points[at])], 25, default);
            for (var row = 0; row < rows.Length; row++)
                for (var column = 0; column < columns.Length; column++)
                    Assert.Equal((all.Seconds(rows[row], columns[column]), all.Metres(rows[row], columns[column])), (some.Seconds(row, column), some.Metres(row, column)));
        }
    }

    [Fact]
    public void Way_agrees_with_the_times_and_every_kind_of_it_is_there()
    {
        var matrix = _travel.Matrix(_points, 25, default);
        var seen = new HashSet<TravelWay>();
        for (var from = 0; from < _points.Length; from++)
            for (var to = 0; to < _points.Length; to++)
            {
                var way = _travel.Way(_points[from], _points[to]);
                seen.Add(way);
                Assert.Equal(way != TravelWay.None, matrix.IsReachable(from, to));
            }
        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public void Path_is_as_long_as_the_table_says()
    {
        var matrix = _travel.Matrix(_points, 25, default);
        var paths = 0;
        for (var from = 0; from < 40; from++)
            for (var to = 0; to < 40; to++)
            {
                if (_travel.Path(_points[from], _points[to]) is not { } path) continue;
                paths++;
                Assert.Equal(matrix.Seconds(from, to), path.Seconds, 1.0);
                Assert.Equal(matrix.Metres(from, to), path.Metres, 1.0);
                Assert.Equal((_points[from], _points[to]), (path.Line[0], path.Line[^1]));
                Assert.Equal(path.Metres, path.Line.Zip(path.Line.Skip(1), (one, next) => one.DistanceMetresTo(next)).Sum(), Math.Max(3, 0.01 * path.Metres));
            }
        Assert.True(paths > 200, $"{paths} paths");
    }

    [Fact]
    public void Table_made_in_blocks_has_every_pair_once_and_names_who_is_off_the_roads()
    {
        NamedPoint[] named = [.. _points.Select((point, at) => new NamedPoint($"p{at}", point))];
        using var output = new MemoryStream();
        var result = new MakeTable(_network, pairsInBlock: 7 * named.Length).Run(named, output, null, default);
        var lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).TrimEnd().Split('\n');
        Assert.Equal(named.Length * named.Length + 1, lines.Length);
        Assert.Equal((named.Length, named.Length - result.Snapped), (result.Points, result.NotSnapped.Count));
        Assert.All(result.NotSnapped, off => Assert.Matches("^no road within 1,000 m, the nearest is [0-9,]+ m away$", off.Reason));
        Assert.True(result.Unreachable > 0);
        var matrix = _travel.Matrix(_points, 25, default);
        foreach (var line in lines.Skip(1).Where((_, at) => at % 97 == 0))
        {
            var cells = line.Split(',');
            var (from, to) = (int.Parse(cells[0][1..], null), int.Parse(cells[1][1..], null));
            var isByRoad = _travel.Way(_points[from], _points[to]) == TravelWay.Road;
            Assert.Equal(isByRoad ? $"{matrix.Seconds(from, to)},{matrix.Metres(from, to)}" : ",", $"{cells[2]},{cells[3]}");
        }
    }
}
