using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Hierarchy;
using Xunit;

namespace CoverageMap.Geo.Tests.Roads.Graph;

public sealed class TurnExpansionTests
{
    [Fact]
    public void Junctions_without_turn_rules_are_one_state_each()
    {
        var roads = DrawnRoads.Draw(side: 12, bans: 0, seed: 1);
        var graph = TurnExpansion.Run(roads);
        Assert.True(graph.States <= roads.Junctions);
        Assert.Equal(graph.States, graph.Junction.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Rides_keep_every_ban_and_pay_every_turn(int seed)
    {
        var roads = DrawnRoads.Draw(side: 7, bans: 60, seed);
        Assert.Contains(roads.Bans, ban => ban.Length > 2);
        var graph = TurnExpansion.Run(roads);
        var plain = new PlainSearch(roads, graph);
        foreach (var start in Enumerable.Range(0, 2 * roads.Edges).Where(arc => PlainSearch.Ms(roads, arc) != RoadDraft.Closed))
        {
            var fromState = plain.From(graph.ArcHead[start]);
            var expected = ByRemembering(roads, start);
            for (var arc = 0; arc < 2 * roads.Edges; arc++)
            {
                // To the beginning of an arc, turned into it.
                var least = Enumerable.Range(graph.FirstMove[arc], graph.FirstMove[arc + 1] - graph.FirstMove[arc])
                    .Select(move => fromState[graph.MoveTail[move]] + Weight.Of(graph.MoveTurnMs[move], 0)).Append(Weight.None).Min();
                Assert.Equal(expected.GetValueOrDefault(arc, Weight.None), least);
            }
        }
    }

    /// <summary>Rides that remember their last three arcs and look into the list of bans at every turn.</summary>
    private static Dictionary<int, ulong> ByRemembering(RoadDraft roads, int start)
    {
        var leaving = Enumerable.Range(0, 2 * roads.Edges).Where(arc => PlainSearch.Ms(roads, arc) != RoadDraft.Closed)
            .ToLookup(arc => DrawnRoads.TailOf(roads, arc));
        var costs = roads.Costs.ToDictionary(cost => (cost.FromArc, cost.ToArc), cost => cost.Ms);
        var turnedInto = new Dictionary<int, ulong>();
        var known = new Dictionary<(int, int, int), ulong>();
        var open = new PriorityQueue<(int, int, int), ulong>();
        open.Enqueue((-1, -1, start), 0);
        while (open.TryDequeue(out var last, out var weight))
        {
            if (!known.TryAdd(last, weight)) continue;
            foreach (var arc in leaving[DrawnRoads.TailOf(roads, last.Item3 ^ 1)])
            {
                int[] ride = [last.Item1, last.Item2, last.Item3, arc];
                if (roads.Bans.Any(ban => ride.AsSpan(ride.Length - ban.Length).SequenceEqual(ban))) continue;
                var turned = weight + Weight.Of(costs.GetValueOrDefault((last.Item3, arc)), 0);
                turnedInto[arc] = Math.Min(turnedInto.GetValueOrDefault(arc, Weight.None), turned);
                open.Enqueue((last.Item2, last.Item3, arc), turned + Weight.Of(PlainSearch.Ms(roads, arc), roads.LengthDm[arc / 2]));
            }
        }
        return turnedInto;
    }
}
