using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Travel;

namespace CoverageMap.Planner.Plans;

/// <summary>One ride of a stored plan, as maps draw it and pages tell it.</summary>
/// <param name="Line">Along the streets, or the two ends where the ride is not by road or its road file is not at hand.</param>
/// <param name="ByRoad">Whether its time was told by roads.</param>
/// <param name="Streets">The names of the main streets to follow, in order; empty where none has one.</param>
public sealed record PlanLeg(IReadOnlyList<LonLat> Line, bool ByRoad, bool FollowsStreets, int Metres, int Seconds, IReadOnlyList<string> Streets);

/// <summary>The rides of a stored plan with their ways, found again on the very roads it was made with.</summary>
public sealed class PlanLegs
{
    /// <summary>A person keeps so many names in mind on the way to the next door.</summary>
    private const int MostStreets = 4;

    private readonly Dictionary<int, IReadOnlyList<PlanLeg>> _byRoute;

    private PlanLegs(Dictionary<int, IReadOnlyList<PlanLeg>> byRoute) => _byRoute = byRoute;

    /// <summary>Whether every ride by road has its way; not so once the road file was replaced or is somewhere else.</summary>
    public bool AreWhole => _byRoute.Values.All(legs => legs.All(leg => leg.FollowsStreets || !leg.ByRoad));

    /// <summary>Whether any ride is by road.</summary>
    public bool AnyByRoad => _byRoute.Values.Any(legs => legs.Any(leg => leg.ByRoad));

    /// <param name="travel">Where the plan's roads are looked for; null: all is drawn straight.</param>
    public static PlanLegs Of(StoredPlan plan, TravelTimesChoice? travel)
    {
        var roads = travel?.Find(plan.TravelModel, out _) as RoadTravelTimes;
        return new(plan.Routes.AsParallel().Select(route => (route.Number, Legs: (IReadOnlyList<PlanLeg>)Of(route, roads))).ToDictionary(entry => entry.Number, entry => entry.Legs));
    }

    /// <summary>The ride to each stop in order, then the one back to the depot.</summary>
    public IReadOnlyList<PlanLeg> Of(StoredRoute route) => _byRoute[route.Number];

    private static List<PlanLeg> Of(StoredRoute route, RoadTravelTimes? roads)
    {
        var legs = new List<PlanLeg>(route.Stops.Count + 1);
        var from = route.Depot;
        foreach (var stop in route.Stops)
        {
            legs.Add(Leg(roads, from, stop.Position, stop.ByRoad, stop.DistanceMetres, stop.TravelSeconds));
            from = stop.Position;
        }
        legs.Add(Leg(roads, from, route.Depot, route.BackByRoad,
            route.DistanceMetres - legs.Sum(leg => leg.Metres), route.TravelSeconds - legs.Sum(leg => leg.Seconds)));
        return legs;
    }

    private static PlanLeg Leg(RoadTravelTimes? roads, LonLat from, LonLat to, bool byRoad, int metres, int seconds) =>
        byRoad && roads?.Path(from, to) is { } path
            ? new(path.Line, true, true, metres, seconds, path.StreetNames(MostStreets))
            : new([from, to], byRoad, false, metres, seconds, []);
}
