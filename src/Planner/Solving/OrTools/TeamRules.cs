using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>Which teams may serve which visits, alone and with others.</summary>
internal static class TeamRules
{
    public static void State(OrToolsModel model)
    {
        MatchTeams(model);
        BindTeams(model);
    }

    private static void MatchTeams(OrToolsModel model)
    {
        foreach (var visit in model.Task.Visits)
        {
            var able = Enumerable.Range(0, model.Task.Vehicles.Count)
                .Where(vehicle => MayServe(model.Problem, model.Task.Vehicles[vehicle].Team, visit)).ToList();
            if (able.Count < model.Task.Vehicles.Count)
                model.Routing.VehicleVar(model.IndexOf(visit)).SetValues([-1, .. able.Select(vehicle => (long)vehicle)]);
        }
    }

    private static bool MayServe(RoutingProblem problem, int team, int visit) =>
        problem.Visits[visit].IsFor(team, problem.Teams[team]) && IsWithDrivenPart(problem, team, visit);

    // Of what is bound to a team by a driven visit.
    private static bool IsWithDrivenPart(RoutingProblem problem, int team, int visit) =>
        problem.Relations.Where(relation => relation.Visits.Contains(visit)).All(relation => relation switch
        {
            SameTeamRelation or PairRelation => DrivenBy(problem, relation).All(other => other == team),
            DifferentTeamsRelation or TogetherRelation => !DrivenBy(problem, relation).Contains(team),
            _ => true,
        });

    private static IEnumerable<int> DrivenBy(RoutingProblem problem, VisitRelation relation) => problem.Teams.Index()
        .Where(team => team.Item.Driven.Any(stop => relation.Visits.Contains(stop.Visit))).Select(team => team.Index);

    private static void BindTeams(OrToolsModel model)
    {
        // By vehicle number plus one, as one that is left out has the vehicle −1.
        int[] teams = [-1, .. model.Task.Vehicles.Select(vehicle => vehicle.Team)];
        foreach (var relation in model.Problem.Relations)
        {
            if (relation is not (SameTeamRelation or DifferentTeamsRelation or TogetherRelation)) continue;
            var open = relation.Visits.Where(model.Task.IsOpen).ToList();
            foreach (var (one, other) in open.SelectMany((one, number) => open.Skip(number + 1).Select(other => (one, other))))
            {
                var (first, second) = (TeamOf(one), TeamOf(other));
                var kept = relation is SameTeamRelation ? model.Solver.MakeIsEqualVar(first, second) : model.Solver.MakeIsDifferentVar(first, second);
                model.Solver.Add(kept + 1 >= model.Active(one) + model.Active(other));
            }
        }

        Google.OrTools.ConstraintSolver.IntExpr TeamOf(int visit) =>
            model.Solver.MakeElement(teams, (model.Routing.VehicleVar(model.IndexOf(visit)) + 1).Var());
    }
}
