using CoverageMap.Planner.Problems;

namespace CoverageMap.Benchmarks.Planner;

/// <summary>
/// Days drawn from a seed: households in hamlets around ward offices, teams that start at the offices. Distances are
/// straight lines × 1.35, ridden at 25 km/h.
/// </summary>
internal static class DrawnDay
{
    private const int Hour = 3600;
    private const int VisitsOfHamlet = 25;

    /// <param name="isFull">Whether every rule of the problem is used; else windows, breaks, skills and stock.</param>
    public static RoutingProblem Draw(int visits, int teams, bool isFull, int seed)
    {
        var random = new Random(seed);
        var wards = Math.Max(1, teams / 7);
        var side = 9_000 * Math.Sqrt(wards);
        var (x, y) = (new List<double>(), new List<double>());
        for (var ward = 0; ward < wards; ward++) Add(random.NextDouble() * side, random.NextDouble() * side);
        for (var hamlet = 0; hamlet * VisitsOfHamlet < visits; hamlet++)
        {
            var ward = random.Next(wards);
            var (atX, atY) = (x[ward] + Normal(3_500), y[ward] + Normal(3_500));
            for (var house = 0; house < VisitsOfHamlet && x.Count < wards + visits; house++) Add(atX + Normal(350), atY + Normal(350));
        }
        var drawn = Enumerable.Range(0, visits).Select(visit => Visit(random, visit, wards + visit, Nearest(wards + visit), isFull)).ToList();
        var relations = new List<VisitRelation>();
        for (var visit = 0; isFull && visit + 6 < visits; visit += 25) relations.AddRange(Bound(random, visit));
        return new()
        {
            Places = x.Count,
            Profiles = [new PlaneTravel([.. x], [.. y])],
            Dimensions = ["sim", "phone"],
            Teams = [.. Enumerable.Range(0, teams).Select(team => Team(random, team, team % wards, isFull))],
            Visits = drawn,
            Relations = relations,
            Targets = !isFull ? [] : [.. Enumerable.Range(0, wards).Select(ward => new RoutingTarget($"ward {ward}", 30, 400,
                drawn.Index().Where(visit => visit.Item.Area == ward).ToDictionary(visit => visit.Index, visit => 1L + visit.Index % 3)))],
            AreaChangePrice = isFull ? 120 : 0,
            BalancePrice = isFull ? 5 : 0,
        };

        void Add(double atX, double atY)
        {
            x.Add(atX);
            y.Add(atY);
        }

        double Normal(double deviation) => deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

        int Nearest(int place) => Enumerable.Range(0, wards).MinBy(ward => Math.Pow(x[ward] - x[place], 2) + Math.Pow(y[ward] - y[place], 2));
    }

    private static RoutingVisit Visit(Random random, int number, int place, int ward, bool isFull)
    {
        var persons = 1 + random.Next(4);
        var hour = 7 + random.Next(10);
        IReadOnlyList<TimeWindow> windows = random.Next(4) > 0 ? [] : isFull && random.Next(3) == 0
            ? [new(hour * Hour, (hour + 1) * Hour), new((hour + 3) * Hour, (hour + 5) * Hour)] : [new(hour * Hour, (hour + 2) * Hour)];
        return new()
        {
            Name = $"household {number}",
            Place = place,
            Windows = windows,
            ServiceSeconds = 120 + persons * (240 + random.Next(360)),
            SetupSeconds = isFull && random.Next(3) == 0 ? 300 : 0,
            ServiceByKind = isFull && random.Next(2) == 0 ? new Dictionary<string, long> { ["crew of three"] = 100 + persons * 240 } : new(),
            Skills = new HashSet<string>(random.Next(3) == 0 ? ["police"] : random.Next(3) == 0 ? ["telecom"] : []),
            Delivery = [random.Next(3) == 0 ? persons : 0, random.Next(6) == 0 ? 1 : 0],
            Worth = 600 * persons * (1 + random.Next(3)),
            PriorityClass = isFull && random.Next(40) == 0 ? 1 : 0,
            ForbiddenTeams = isFull && random.Next(30) == 0 ? new HashSet<int> { 0 } : [],
            KeepTeam = isFull && random.Next(5) == 0 ? ward : null,
            KeepPrice = 300,
            Area = isFull ? ward : null,
            PinnedTime = isFull && number % 300 == 0 ? (windows.Count > 0 ? windows[0].From : 10 * Hour) : null,
        };
    }

    private static RoutingTeam Team(Random random, int number, int office, bool isFull) => new()
    {
        Name = $"team {number}",
        Start = office,
        End = office,
        Kind = isFull && number % 3 == 0 ? "crew of three" : null,
        SpeedFactor = isFull && number % 4 == 0 ? 1.2 : 1,
        Skills = new HashSet<string>(number % 3 == 0 ? ["police", "telecom"] : number % 3 == 1 ? ["police"] : ["telecom"]),
        Shifts = isFull && number % 5 == 0 ? [Day(isFull), new(18 * Hour, 20 * Hour)] : [Day(isFull)],
        Capacity = isFull ? [40, 8] : [],
        DayStock = [40, 8],
        MaxStops = isFull ? 30 : null,
        MaxTravelSeconds = isFull ? 3 * Hour : null,
        MaxDistanceMetres = isFull ? 90_000 : null,
        Costs = new() { Fixed = isFull ? 600 : 0, PerMetre = isFull ? 0.01 : 0, PerOvertimeSecond = isFull ? 0.5 : 0 },
        PastWorkSeconds = isFull ? random.Next(20) * Hour : 0,
    };

    private static TeamShift Day(bool isFull) => new(7 * Hour + Hour / 2, (isFull ? 18 : 17) * Hour)
    {
        RegularUntil = isFull ? 17 * Hour : null,
        Breaks = [new([new(11 * Hour, 12 * Hour + Hour / 2)], Hour)],
    };

    private static IEnumerable<VisitRelation> Bound(Random random, int visit) => random.Next(5) switch
    {
        0 => [new ApartRelation([visit, visit + 1])],
        1 => [new SameTeamRelation([visit, visit + 1])],
        2 => [new DifferentTeamsRelation([visit, visit + 1])],
        3 => [new FollowsRelation(visit, visit + 1, 900, 4 * Hour)],
        _ => [new TogetherRelation([visit, visit + 1])],
    };

    private sealed class PlaneTravel(double[] x, double[] y) : ITravelProfile
    {
        private const double MetresPerSecond = 25 / 3.6;
        private const double Winding = 1.35;

        public TravelTable Table(IReadOnlyList<int> places, CancellationToken cancel)
        {
            var size = places.Count;
            var (seconds, metres) = (new int[size * size], new int[size * size]);
            for (var from = 0; from < size; from++)
                for (var to = 0; to < size; to++)
                {
                    var (dx, dy) = (x[places[from]] - x[places[to]], y[places[from]] - y[places[to]]);
                    metres[from * size + to] = (int)(Math.Sqrt(dx * dx + dy * dy) * Winding);
                    seconds[from * size + to] = (int)(metres[from * size + to] / MetresPerSecond);
                }
            return new(size, seconds, metres);
        }
    }
}
