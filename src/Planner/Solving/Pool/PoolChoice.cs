using Google.OrTools.Sat;

namespace CoverageMap.Planner.Solving.Pool;

/// <summary>The exact choice among some of a pool's columns.</summary>
internal static class PoolChoice
{
    // With all rows in its relaxation CP-SAT proved the best of 2,500 columns in 0.6 s, of 3,500 in 2 s, where it needed
    // 1.5 s and more than 5 s without and SCIP up to 5 s. With two threads it was slower than with one.
    private const string FullRelaxation = "linearization_level:2";

    /// <param name="columns">Those that may be chosen; <paramref name="hint"/> is among them.</param>
    /// <param name="hintCost">Visits that are dearer than this are served.</param>
    /// <returns>The best choice that was found, and whether there is none better; null when there was not time for any.</returns>
    public static (IReadOnlyList<int> Choice, bool IsBest)? Find(PoolTask task, IReadOnlyList<int> columns, IReadOnlyList<int> hint,
        long hintCost, PoolBudget budget, int threads, CancellationToken cancel)
    {
        var model = new CpModel();
        var used = columns.ToDictionary(column => column, _ => model.NewBoolVar(""));
        var cost = LinearExpr.NewBuilder();
        foreach (var (column, variable) in used) cost.AddTerm(variable, task.Columns[column].Cost);
        ServeOrLeaveOut(task, hintCost, model, used, cost);
        KeepWithinClasses(task, model, used);
        MissTargetsAtAPrice(task, model, used, cost);
        model.Minimize(cost);
        var hinted = hint.ToHashSet();
        foreach (var (column, variable) in used) model.AddHint(variable, hinted.Contains(column));
        var solver = new CpSolver
        {
            StringParameters = $"{budget.Parameter} num_workers:{threads} {FullRelaxation}",
        };
        using var stop = new StopOnCancel(solver.StopSearch, cancel);
        var status = solver.Solve(model);
        budget.Work(solver.Response!.DeterministicTime);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return null;
        return ([.. used.Where(entry => solver.BooleanValue(entry.Value)).Select(entry => entry.Key)], status == CpSolverStatus.Optimal);
    }

    private static void ServeOrLeaveOut(
        PoolTask task, long hintCost, CpModel model, Dictionary<int, BoolVar> used, LinearExprBuilder cost)
    {
        var ways = new List<ILiteral>?[task.LeftOutPrice.Count];
        foreach (var (column, variable) in used)
            foreach (var visit in task.Columns[column].Visits)
                (ways[visit] ??= []).Add(variable);
        for (var visit = 0; visit < ways.Length; visit++)
        {
            if (ways[visit] is not { } literals) continue;
            if (task.LeftOutPrice[visit] <= hintCost)
            {
                var leftOut = model.NewBoolVar("");
                literals.Add(leftOut);
                cost.AddTerm(leftOut, task.LeftOutPrice[visit]);
            }
            model.AddExactlyOne(literals);
        }
    }

    private static void KeepWithinClasses(PoolTask task, CpModel model, Dictionary<int, BoolVar> used)
    {
        foreach (var number in task.ScarceClasses)
            model.Add(LinearExpr.Sum(used.Where(entry => task.Columns[entry.Key].Class == number).Select(entry => entry.Value))
                <= task.ClassLimit[number]);
    }

    private static void MissTargetsAtAPrice(PoolTask task, CpModel model, Dictionary<int, BoolVar> used, LinearExprBuilder cost)
    {
        foreach (var target in task.Targets)
        {
            var missing = model.NewIntVar(0, Math.Max(0, target.Needed), "");
            var reached = LinearExpr.NewBuilder().Add(missing);
            foreach (var (column, variable) in used)
                if (target.Amounts[column] != 0) reached.AddTerm(variable, target.Amounts[column]);
            model.Add(reached >= target.Needed);
            cost.AddTerm(missing, target.PricePerMissing);
        }
    }
}
