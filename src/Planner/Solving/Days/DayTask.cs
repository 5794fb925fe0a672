using CoverageMap.Geo;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Days;

/// <summary>
/// A day's candidates as a neutral routing problem, whose visits are numbered by their rank among the candidates and whose
/// costs are seconds of riding.
/// </summary>
internal sealed class DayTask
{
    private readonly DayProblem _day;
    private readonly int _rideSecondsPerWorth;
    private readonly string[] _items;
    private readonly Dictionary<LonLat, int> _places = [];

    private DayTask(DayProblem day, IReadOnlyList<int> candidates, int rideSecondsPerWorth)
    {
        (_day, _rideSecondsPerWorth) = (day, rideSecondsPerWorth);
        _items = [.. candidates.SelectMany(visit => day.Visits[visit].Consumes.Keys).Distinct().Order(StringComparer.Ordinal)];
        foreach (var at in day.Teams.Select(team => team.Depot).Concat(candidates.Select(visit => day.Visits[visit].Position)))
            _places.TryAdd(at, _places.Count);
    }

    public static RoutingProblem Of(
        DayProblem day, IReadOnlyList<int> candidates, ITravelTimes travel, int rideSecondsPerWorth)
    {
        var task = new DayTask(day, candidates, rideSecondsPerWorth);
        double[] speeds = [.. day.Teams.Select(team => team.SpeedKmh).Distinct()];
        LonLat[] places = [.. task._places.OrderBy(place => place.Value).Select(place => place.Key)];
        return new()
        {
            Teams = [.. day.Teams.Select(team => task.Team(team, Array.IndexOf(speeds, team.SpeedKmh)))],
            Visits = [.. candidates.Select(visit => task.Visit(day.Visits[visit]))],
            Places = places.Length,
            Profiles = [.. speeds.Select(speed => new DayRides(travel, places, speed))],
            Dimensions = task._items,
            Relations = [.. candidates.Index().GroupBy(candidate => day.Visits[candidate.Item].Household, candidate => candidate.Index)
                .Where(parts => parts.Count() > 1).Select(parts => new ApartRelation([.. parts]))],
        };
    }

    private RoutingTeam Team(DayTeam team, int profile) => new()
    {
        Name = team.Code,
        Start = _places[team.Depot],
        End = _places[team.Depot],
        Profile = profile,
        Shifts = [new(team.ShiftStart, team.ShiftEnd)
        {
            Breaks = team.Break is { } pause ? [new([new(pause.From, pause.Until)], pause.Seconds)] : [],
        }],
        Skills = Needs(team.Skills, team.Kits),
        Capacity = Amounts(team.Stock),
    };

    private RoutingVisit Visit(DayVisit visit) => new()
    {
        Name = visit.ToString(),
        Place = _places[visit.Position],
        Windows = visit.Windows,
        ServiceSeconds = visit.ServiceSeconds,
        Skills = Needs(visit.Skills, visit.Kits),
        Delivery = Amounts(visit.Consumes),
        Worth = (double)visit.Worth * _rideSecondsPerWorth,
    };

    private static HashSet<string> Needs(IReadOnlyList<string> skills, IReadOnlyList<string> kits) =>
        [.. skills.Select(skill => $"skill {skill}"), .. kits.Select(kit => $"kit {kit}")];

    /// <summary>Stock is loaded for the one shift of the day and used up at the doors.</summary>
    private long[] Amounts(IReadOnlyDictionary<string, int> units) =>
        [.. _items.Select(item => (long)units.GetValueOrDefault(item))];
}
