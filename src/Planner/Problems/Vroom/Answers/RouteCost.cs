using CoverageMap.Planner.Problems.Vroom.Stating;

namespace CoverageMap.Planner.Problems.Vroom.Answers;

/// <summary>What VROOM says that a route costs: whole numbers, rides and tasks rounded apart.</summary>
internal static class RouteCost
{
    private const double SecondsPerHour = 3600;
    private const double MetresPerKm = 1000;

    /// <param name="actionSeconds">Setup and service, breaks included.</param>
    public static long Of(VroomProblem problem, TimedRoute route, RouteLegs legs, long travelSeconds, long metres, long actionSeconds)
    {
        var vehicle = problem.Input.Vehicles[route.Vehicle];
        var costs = vehicle.Costs;
        var rides = travelSeconds * (double)costs.PerHour / SecondsPerHour + metres * (double)costs.PerKm / MetresPerKm;
        var ridden = problem.HasCosts(vehicle) ? legs.Costs
            : (long)(route.IsGiven || problem.Input.HasTimes ? Math.Round(rides, MidpointRounding.AwayFromZero) : Math.Floor(rides + 1e-9));
        return costs.Fixed + ridden + actionSeconds * costs.PerTaskHour / (long)SecondsPerHour;
    }
}
