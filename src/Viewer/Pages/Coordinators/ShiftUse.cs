using CoverageMap.Planner.Plans;
using CoverageMap.Planner.Teams;

namespace CoverageMap.Viewer.Pages.Coordinators;

/// <summary>What part of a team's shift, less its break, is spent at doors and on the road; in per cent.</summary>
public sealed record ShiftUse(double Service, double Travel)
{
    public double Total => Service + Travel;

    public static ShiftUse Of(StoredRoute route, Team team)
    {
        var shift = (team.ShiftEnd - team.ShiftStart).TotalSeconds - 60 * (team.Break?.Minutes ?? 0);
        return new ShiftUse(100 * route.ServiceSeconds / shift, 100 * route.TravelSeconds / shift);
    }
}
