using CoverageMap.Geo.Database;
using CoverageMap.Geo.Roads.Extracts;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Hierarchy;
using CoverageMap.Support;
using Npgsql;
using NpgsqlTypes;

namespace CoverageMap.Geo.Tests.Roads.Hierarchy;

/// <summary>An oracle that shares nothing with us: pgRouting's Dijkstra on the same edges, without turn rules, 1,000 pairs each.</summary>
public sealed class PgRoutingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Sources = 50;
    private const int TargetsOfEach = 20;

    [Theory]
    [InlineData("hanoi_drive_2025.osm.pbf")]
    [InlineData("hanoi_southeast_2025.osm.pbf")]
    [InlineData("gh_andorra.osm.pbf")]
    [InlineData("liechtenstein-2013-08-03.osm.pbf")]
    public async Task Times_equal_those_of_pgRouting(string extract)
    {
        var profile = SmallMap.Motorbike with { Turns = null, ObeysRestrictions = false };
        var roads = ReadRoads.Run(ProjectData.File("roads", extract), profile, null, CancellationToken.None).Roads;
        var graph = TurnExpansion.Run(roads);
        var stateOf = new Dictionary<int, int>();
        for (var state = 0; state < graph.States; state++) stateOf.Add(graph.Junction[state], state); // one each: no turn rules
        var random = new Random(11);
        int[] sources = [.. Enumerable.Range(0, Sources).Select(_ => graph.Junction[random.Next(graph.States)])];
        int[] targets = [.. Enumerable.Range(0, TargetsOfEach).Select(_ => graph.Junction[random.Next(graph.States)])];
        var expected = await AskAsync(roads, sources, targets);

        var arrays = Contraction.Run(graph, arc => PlainSearch.Ms(roads, arc), arc => roads.LengthDm[arc / 2], new ContractionOptions(), null, default);
        var query = new PathQuery(RoadHierarchy.InMemory(arrays));
        Assert.True(expected.Count > Sources * TargetsOfEach / 2);
        foreach (var source in sources)
        {
            foreach (var target in targets)
            {
                if (source == target) continue; // pgRouting leaves these out
                var weight = query.Run([new Seed(arrays.PlaceOf[stateOf[source]], 0, 0)], [new Seed(arrays.PlaceOf[stateOf[target]], 0, 0)]);
                Assert.Equal(expected.TryGetValue((source, target), out var ms) ? ms : -1, weight == Weight.None ? -1 : Weight.Ms(weight));
            }
        }
    }

    private async Task<Dictionary<(int, int), double>> AskAsync(RoadDraft roads, int[] sources, int[] targets)
    {
        await database.Source.ExecuteAsync("CREATE EXTENSION IF NOT EXISTS pgrouting", default);
        await database.Source.ExecuteAsync("DROP TABLE IF EXISTS road", default);
        await database.Source.ExecuteAsync(
            "CREATE TABLE road (id bigint, source bigint, target bigint, cost double precision, reverse_cost double precision)", default);
        await FillAsync(roads);
        var costs = await database.Source.QueryAsync("""
            SELECT start_vid::integer, end_vid::integer, agg_cost
            FROM pgr_dijkstraCost('SELECT id, source, target, cost, reverse_cost FROM road', $1::bigint[], $2::bigint[])
            """, row => (row.GetInt32(0), row.GetInt32(1), row.GetDouble(2)), default,
            Array.ConvertAll(sources, vertex => (long)vertex), Array.ConvertAll(targets, vertex => (long)vertex));
        return costs.ToDictionary(found => (found.Item1, found.Item2), found => found.Item3);
    }

    private async Task FillAsync(RoadDraft roads)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync("COPY road FROM STDIN (FORMAT BINARY)");
        for (var edge = 0; edge < roads.Edges; edge++)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync((long)edge, NpgsqlDbType.Bigint);
            await copy.WriteAsync((long)roads.From[edge], NpgsqlDbType.Bigint);
            await copy.WriteAsync((long)roads.To[edge], NpgsqlDbType.Bigint);
            await copy.WriteAsync(Cost(roads.ForwardMs[edge]), NpgsqlDbType.Double);
            await copy.WriteAsync(Cost(roads.BackwardMs[edge]), NpgsqlDbType.Double);
        }
        await copy.CompleteAsync();
    }

    // To pgRouting a negative cost is no way.
    private static double Cost(uint ms) => ms == RoadDraft.Closed ? -1 : ms;
}
