namespace CoverageMap.Planner;

/// <summary>The steps of planning a day, in order.</summary>
public enum PlanStep { Demand, Problem, Solve, Explain, Check, Keep }

/// <summary>How far planning a day has come.</summary>
/// <param name="VisitsPlanned">So far; 0 before the first routes are there.</param>
/// <param name="Searched">How much of its time the search for routes has had, 0 to 1.</param>
public sealed record PlanProgress(PlanStep Step, int VisitsPlanned, double Searched = 0)
{
    private const double SearchFrom = 0.1;
    private const double SearchUntil = 0.9;

    /// <summary>About how much of the planning is done, 0 to 1: the search takes most of it.</summary>
    public double Share => Step switch
    {
        < PlanStep.Solve => (double)Step / (double)PlanStep.Solve * SearchFrom,
        PlanStep.Solve => SearchFrom + (SearchUntil - SearchFrom) * Searched,
        _ => SearchUntil + (1 - SearchUntil) * (Step - PlanStep.Solve) / (PlanStep.Keep - PlanStep.Solve),
    };
}
