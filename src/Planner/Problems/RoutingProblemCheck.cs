namespace CoverageMap.Planner.Problems;

/// <summary>What contradicts itself in a routing problem, before anything is solved.</summary>
public static class RoutingProblemCheck
{
    /// <returns>A sentence for each fault, naming the thing, its value and the repair; empty for a sound problem.</returns>
    public static IReadOnlyList<string> Faults(RoutingProblem problem)
    {
        var faults = new FaultList(problem);
        faults.Require(problem.Places >= 0, $"There are {problem.Places} places; give their number.");
        faults.RequirePrice(problem.AreaChangePrice, "The price of area changes");
        faults.RequirePrice(problem.BalancePrice, "The price of uneven work");
        foreach (var name in problem.Dimensions.GroupBy(name => name).Where(name => name.Count() > 1))
            faults.Add($"Dimension {name.Key} is there {name.Count()} times; name each once.");
        TeamFaults.Find(problem, faults);
        DrivenFaults.Find(problem, faults);
        VisitFaults.Find(problem, faults);
        RelationFaults.Find(problem, faults);
        foreach (var target in problem.Targets)
        {
            faults.Require(target.Amount >= 0, $"Target {target.Name} is {target.Amount}; make it 0 or more.");
            faults.RequirePrice(target.PricePerMissing, $"Target {target.Name}: the price of each that is missing");
            foreach (var (visit, amount) in target.Amounts)
            {
                faults.RequireVisit(visit, $"Target {target.Name}");
                faults.Require(amount >= 0, $"Target {target.Name}: visit number {visit} contributes {amount}; make it 0 or more.");
            }
        }
        return faults.Sentences;
    }
}
