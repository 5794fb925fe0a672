using CoverageMap.Geo.Roads.Extracts;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Hierarchy;
using CoverageMap.Geo.Roads.Profiles;
using CoverageMap.Support;
using Xunit;

namespace CoverageMap.Geo.Tests.Roads.Hierarchy;

/// <summary>Ten thousand pairs on each extract: the hierarchy's answers are Dijkstra's, in milliseconds and in decimetres.</summary>
public sealed class ExactTimesTests
{
    private const int Sources = 100;
    private const int TargetsOfEach = 100;

    [Theory]
    [InlineData("hanoi_drive_2025.osm.pbf", "motorbike")]
    [InlineData("hanoi_southeast_2025.osm.pbf", "motorbike")]
    [InlineData("gh_andorra.osm.pbf", "car")]
    [InlineData("liechtenstein-2013-08-03.osm.pbf", "car")]
    [InlineData("gh_andorra.osm.pbf", "foot")]
    [InlineData("liechtenstein-2013-08-03.osm.pbf", "bicycle")]
    public void Times_equal_plain_Dijkstra(string extract, string profile)
    {
        var roads = ReadRoads.Run(ProjectData.File("roads", extract), ProfileFile.Read(ProjectData.File("profiles", profile + ".json")), null, default).Roads;
        var differences = Differences(roads, seed: 1, threads: 2);
        Assert.Equal(0, differences);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Times_equal_plain_Dijkstra_on_drawn_roads_full_of_bans_and_costs(int seed) =>
        Assert.Equal(0, Differences(DrawnRoads.Draw(side: 40, bans: 400, seed), seed, threads: 3));

    private static int Differences(RoadDraft roads, int seed, int threads)
    {
        var graph = TurnExpansion.Run(roads);
        var arrays = Contraction.Run(graph, arc => PlainSearch.Ms(roads, arc), arc => roads.LengthDm[arc / 2],
            new ContractionOptions { Threads = threads }, null, default);
        var hierarchy = RoadHierarchy.InMemory(arrays);
        var (plain, query, random) = (new PlainSearch(roads, graph), new PathQuery(hierarchy), new Random(seed));
        int[] sources = [.. Enumerable.Range(0, Sources).Select(_ => random.Next(graph.States))];
        int[] targets = [.. Enumerable.Range(0, TargetsOfEach).Select(_ => random.Next(graph.States))];
        Seed[] At(int state) => [new(arrays.PlaceOf[state], 0, 0)];
        var (weights, times) = (new ulong[Sources * TargetsOfEach], new uint[Sources * TargetsOfEach]);
        ManyToMany.Run<ulong>(hierarchy, [.. sources.Select(At)], [.. targets.Select(At)], threads, (row, values) => values.CopyTo(weights.AsSpan(row * TargetsOfEach)), default);
        ManyToMany.Run<uint>(hierarchy, [.. sources.Select(At)], [.. targets.Select(At)], threads, (row, values) => values.CopyTo(times.AsSpan(row * TargetsOfEach)), default);
        var differences = 0;
        for (var source = 0; source < Sources; source++)
        {
            var expected = plain.From(sources[source]);
            for (var target = 0; target < TargetsOfEach; target++)
            {
                var right = expected[targets[target]];
                var cell = source * TargetsOfEach + target;
                var time = right == Weight.None ? Lanes<uint>.None : Weight.Ms(right);
                if (weights[cell] != right || times[cell] != time || query.Run(At(sources[source]), At(targets[target])) != right) differences++;
            }
        }
        return differences;
    }
}
