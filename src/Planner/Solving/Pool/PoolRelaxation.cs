using Google.OrTools.LinearSolver;

namespace CoverageMap.Planner.Solving.Pool;

/// <summary>The choice with fractions of routes allowed: a bound, and for each column how far it is from being of use.</summary>
/// <param name="Bound">No choice costs less.</param>
/// <param name="Distance">By column: a choice with it costs at least this more than <paramref name="Bound"/>.</param>
internal sealed record PoolRelaxation(double Bound, double[] Distance)
{
    // On pools of 20,000 columns the dual simplex took 0.8 s where the primal took 1.0 to 2.3.
    private const string Parameters = "use_dual_simplex: true";

    /// <param name="ceiling">Prices of visits count as this at most.</param>
    /// <returns>Null when it took too long or was cancelled.</returns>
    public static PoolRelaxation? Solve(PoolTask task, long ceiling, PoolBudget budget, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested) return null;
        using var solver = Solver.CreateSolver("GLOP");
        solver.SetSolverSpecificParametersAsString($"{Parameters} {budget.Parameter}");
        var objective = solver.Objective();
        objective.SetMinimization();
        var used = solver.MakeNumVarArray(task.Columns.Count, 0, 1);
        for (var column = 0; column < used.Length; column++) objective.SetCoefficient(used[column], task.Columns[column].Cost);
        ServeOrLeaveOut(task, ceiling, solver, objective, used);
        if (cancel.IsCancellationRequested) return null;
        KeepWithinClasses(task, solver, used);
        MissTargetsAtAPrice(task, solver, objective, used);
        using (new StopOnCancel(() => solver.InterruptSolve(), cancel))
            if (cancel.IsCancellationRequested || solver.Solve() != Solver.ResultStatus.OPTIMAL) return null;
        return new(objective.Value(), [.. used.Select(column => column.ReducedCost())]);
    }

    private static void ServeOrLeaveOut(PoolTask task, long ceiling, Solver solver, Objective objective, Variable[] used)
    {
        var rows = new Constraint?[task.LeftOutPrice.Count];
        for (var column = 0; column < used.Length; column++)
            foreach (var visit in task.Columns[column].Visits)
                (rows[visit] ??= solver.MakeConstraint(1, 1)).SetCoefficient(used[column], 1);
        for (var visit = 0; visit < rows.Length; visit++)
        {
            if (rows[visit] is not { } row) continue;
            var leftOut = solver.MakeNumVar(0, 1, "");
            row.SetCoefficient(leftOut, 1);
            objective.SetCoefficient(leftOut, Math.Min(ceiling, task.LeftOutPrice[visit]));
        }
    }

    private static void KeepWithinClasses(PoolTask task, Solver solver, Variable[] used)
    {
        var rows = task.ScarceClasses.ToDictionary(number => number, number => solver.MakeConstraint(0, task.ClassLimit[number]));
        for (var column = 0; column < used.Length; column++)
            if (rows.TryGetValue(task.Columns[column].Class, out var row)) row.SetCoefficient(used[column], 1);
    }

    private static void MissTargetsAtAPrice(PoolTask task, Solver solver, Objective objective, Variable[] used)
    {
        foreach (var target in task.Targets)
        {
            var (row, missing) = (solver.MakeConstraint(target.Needed, double.PositiveInfinity), solver.MakeNumVar(0, target.Needed, ""));
            row.SetCoefficient(missing, 1);
            objective.SetCoefficient(missing, target.PricePerMissing);
            for (var column = 0; column < used.Length; column++)
                if (target.Amounts[column] != 0) row.SetCoefficient(used[column], target.Amounts[column]);
        }
    }
}
