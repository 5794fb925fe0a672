namespace CoverageMap.Planner.Solving.Checks;

/// <summary>The team has the skills for its visits and may serve them.</summary>
internal static class AbilityCheck
{
    public static IEnumerable<PlanViolation> Broken(CheckedRoute route)
    {
        foreach (var (_, _, visit) in route.Ahead)
        {
            foreach (var skill in visit.Skills.Where(skill => !route.Team.Skills.Contains(skill)))
                yield return route.Broken(PlanRule.Skills, $"lacks the skill {skill} for visit {visit.Name}");
            if (visit.AllowedTeams?.Contains(route.Route.Team) == false || visit.ForbiddenTeams.Contains(route.Route.Team))
                yield return route.Broken(PlanRule.AllowedTeams, $"serves visit {visit.Name}, which it may not");
        }
    }
}
