using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Trips;

namespace CoverageMap.Geo.Tests.Roads.Trips;

public class OrderTripTests
{
    public static TheoryData<bool, bool, bool> Ends => new()
    {
        { true, false, false }, { true, true, false }, { true, false, true }, { true, true, true },
        { false, true, false }, { false, false, true }, { false, true, true },
    };

    [Theory, MemberData(nameof(Ends))]
    public void Few_places_are_visited_in_the_best_order_of_all(bool round, bool first, bool last)
    {
        var ends = new TripEnds(round, first, last);
        for (var size = 2; size <= 7; size++)
            for (var seed = 0; seed < 10; seed++)
            {
                var table = RandomTable(size, seed);
                var order = OrderTrip.Run(table, ends);
                Assert.True(Fits(order, size, ends), string.Join(",", order));
                Assert.Equal(Orders(size).Where(one => Fits(one, size, ends)).Min(one => Length(one, table, round)), Length(order, table, round));
            }
    }

    [Theory, MemberData(nameof(Ends))]
    public void Many_places_are_visited_once_each_between_the_ends_asked_for(bool round, bool first, bool last)
    {
        foreach (var size in new[] { OrderTrip.MostExact + 1, 60 })
        {
            var order = OrderTrip.Run(RandomTable(size, 1), new TripEnds(round, first, last));
            Assert.Equal(Enumerable.Range(0, size), order.Order());
            Assert.True(Fits(order, size, new TripEnds(round, first, last)));
        }
    }

    [Fact]
    public void A_search_stays_within_a_twentieth_of_the_best_where_that_is_known()
    {
        double found = 0, best = 0;
        for (var seed = 0; seed < 30; seed++)
        {
            var costs = TripCosts.Of(RandomTable(OrderTrip.MostExact, seed), new TripEnds(true, false, false));
            found += Length(ImproveTour.Run(FarthestInsertion.Build(costs), costs), costs);
            best += Length(ExactTour.Find(costs), costs);
        }
        Assert.InRange(found / best, 1, 1.05);
    }

    [Fact]
    public void Places_on_a_circle_are_visited_around_it()
    {
        const int size = 50;
        uint Cost(int from, int to) => (uint)(1000 * Math.Abs(Math.Sin(Math.PI * (from - to) / size)));
        var table = new RoadTable(size, size, [.. from one in Enumerable.Range(0, size) from other in Enumerable.Range(0, size) select Cost(one, other)], null);
        var order = OrderTrip.Run(table, new TripEnds(true, true, false));
        Assert.Equal(size * Cost(0, 1), Length(order, table, true));
    }

    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 0 })]
    public void A_place_alone_is_a_trip(int size, int[] expected) =>
        Assert.Equal(expected, OrderTrip.Run(new RoadTable(size, size, new uint[size * size], null), new TripEnds(true, false, false)));

    // A trip that may begin anywhere begins at the first place when it is a round; one that ends at the last begins anywhere.
    private static bool Fits(int[] order, int size, TripEnds ends) =>
        (ends.Last && !ends.First ? ends.Round ? order[0] == size - 1 : order[^1] == size - 1 : order[0] == 0)
        && !(ends is { First: true, Last: true } && order[^1] != size - 1);

    // Points in a square with one-way detours: it costs more in one direction.
    private static RoadTable RandomTable(int size, int seed)
    {
        var random = new Random(seed);
        var places = Enumerable.Range(0, size).Select(_ => (X: random.NextDouble(), Y: random.NextDouble())).ToList();
        var costs = from one in places
                    from other in places
                    select (uint)(10_000 * double.Hypot(one.X - other.X, one.Y - other.Y) * (1 + 0.3 * random.NextDouble()));
        return new RoadTable(size, size, [.. costs], null);
    }

    private static IEnumerable<int[]> Orders(int size) => size == 1 ? [[0]]
        : Orders(size - 1).SelectMany(order => Enumerable.Range(0, size).Select(at => (int[])[.. order[..at], size - 1, .. order[at..]]));

    private static long Length(int[] order, RoadTable table, bool round) =>
        order.Zip(order.Skip(1)).Sum(pair => (long)table.Milliseconds[pair.First * table.Sources + pair.Second])
        + (round ? table.Milliseconds[order[^1] * table.Sources + order[0]] : 0);

    private static long Length(int[] tour, TripCosts costs) => tour.Select((place, index) => costs[place, tour[(index + 1) % tour.Length]]).Sum();
}
