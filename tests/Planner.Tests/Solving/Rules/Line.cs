using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>Tasks along a straight road: a second and ten metres from each number to the next.</summary>
internal static class Line
{
    public const double Worth = 10_000;

    /// <summary>Places at 0, 100, 120, 280 and 300; teams that start and end at the first and the last; visits at the second and third.</summary>
    public static RoutingProblem Usual { get; } = Problem([0, 100, 120, 280, 300], [Team(0), Team(4)], At(1), At(2));

    /// <summary>The same with the visit at 100 alone: 200 s for the first team, 400 s for the other.</summary>
    public static RoutingProblem One { get; } = Usual with { Visits = [At(1)] };

    /// <summary>A team that does not come back: 100 s to the first visit and 100 s on to the other.</summary>
    public static RoutingProblem OneWay { get; } = Problem([0, 100, 200], [Team(0) with { End = null }], At(1), At(2));

    public static RoutingProblem Problem(int[] road, RoutingTeam[] teams, params RoutingVisit[] visits) =>
        new() { Teams = teams, Visits = visits, Places = road.Length, Profiles = [Travel(road)] };

    public static KnownTravel Travel(int[] road, Func<int, int, int, int>? change = null)
    {
        var seconds = road.Index().SelectMany(from => road.Index().Select(to =>
            change?.Invoke(from.Index, to.Index, Math.Abs(from.Item - to.Item)) ?? Math.Abs(from.Item - to.Item))).ToArray();
        var metres = road.SelectMany(from => road.Select(to => Math.Abs(from - to) * 10)).ToArray();
        return new(new(road.Length, seconds, metres));
    }

    public static RoutingTeam Team(int place) => new() { Name = $"team at {place}", Start = place, End = place };

    public static RoutingVisit At(int place) => new() { Name = $"visit at {place}", Place = place, ServiceSeconds = 60, Worth = Worth };

    public static RoutingProblem WithTeam(this RoutingProblem problem, int number, Func<RoutingTeam, RoutingTeam> change) =>
        problem with { Teams = [.. problem.Teams.Index().Select(team => team.Index == number ? change(team.Item) : team.Item)] };

    public static RoutingProblem WithVisit(this RoutingProblem problem, int number, Func<RoutingVisit, RoutingVisit> change) =>
        problem with { Visits = [.. problem.Visits.Index().Select(visit => visit.Index == number ? change(visit.Item) : visit.Item)] };

    public static RoutingProblem WithShifts(this RoutingProblem problem, int team, params TeamShift[] shifts) =>
        problem.WithTeam(team, own => own with { Shifts = shifts });

    public static RoutingProblem WithRelation(this RoutingProblem problem, VisitRelation relation) =>
        problem with { Relations = [.. problem.Relations, relation] };
}
