namespace CoverageMap.Planner.Problems;

/// <summary>An answer to a routing problem.</summary>
/// <param name="Routes">One for each shift in which a team goes out, by team and shift.</param>
/// <param name="LeftOut">The visits that no route serves, ascending.</param>
public sealed record RoutingPlan(IReadOnlyList<PlannedRoute> Routes, IReadOnlyList<int> LeftOut, PlanCost Cost);

/// <param name="Shift">The number of the team's shift.</param>
/// <param name="Steps">From its start to its end; a team without a start place has a start step at its first visit's.</param>
public sealed record PlannedRoute(int Team, int Shift, IReadOnlyList<PlannedStep> Steps)
{
    public long StartsAt => Steps[0].LeavesAt;

    public long EndsAt => Steps[^1].LeavesAt;

    public IEnumerable<int> Visits => Steps.Where(step => step.Kind == StepKind.Visit).Select(step => step.Number);
}

public enum StepKind
{
    Start,
    Visit,
    Break,
    End,
}

/// <summary>One step of a route. What lies between arriving and beginning is waiting.</summary>
/// <param name="Number">Of the visit, or of the break in its shift; −1 for a start or end.</param>
/// <param name="ArrivesAt">When the ride to it ends; for a break when it may begin at the soonest after what came before.</param>
/// <param name="BeginsAt">When setup, service or break begins; for a start or end the same as when they end.</param>
/// <param name="LeavesAt">When they end.</param>
/// <param name="TravelSeconds">
/// Ridden since the step before. Before a break that interrupts a ride: the part ridden until then; the rest is that of
/// the next step. A break after the last ride has all of it, and the end step then none.
/// </param>
/// <param name="DistanceMetres">Of the whole ride from the visit (or start) before; 0 for a break.</param>
public sealed record PlannedStep(
    StepKind Kind, int Number, long ArrivesAt, long BeginsAt, long LeavesAt, long SetupSeconds, long TravelSeconds, long DistanceMetres);

/// <summary>What a plan costs, by where it comes from.</summary>
/// <param name="Routes">Fixed costs, rides, metres, service and overtime.</param>
/// <param name="Soft">Area changes, balance, visits not kept with their team.</param>
/// <param name="MissedTargets">The prices of what targets lack.</param>
/// <param name="LeftOutWorth">The worth of visits left out in class 0.</param>
/// <param name="ByClass">
/// The worth left out in each class from the highest of any visit down to 1, after a first entry that counts the visits
/// that must be served and are not.
/// </param>
public sealed record PlanCost(double Routes, double Soft, double MissedTargets, double LeftOutWorth, IReadOnlyList<double> ByClass)
{
    /// <summary>What the solver makes least once the higher classes are served.</summary>
    public double Total => Routes + Soft + MissedTargets + LeftOutWorth;

    /// <summary>Below 0 where this is the better plan, 0 where none is.</summary>
    public int Against(PlanCost other)
    {
        foreach (var (mine, its) in ByClass.Zip(other.ByClass))
            if (Math.Abs(mine - its) > 1e-9) return mine.CompareTo(its);
        return Total.CompareTo(other.Total);
    }
}
