namespace CoverageMap.Planner.Problems;

/// <summary>What contradicts itself in visits.</summary>
internal static class VisitFaults
{
    public static void Find(RoutingProblem problem, FaultList faults)
    {
        foreach (var (number, visit) in problem.Visits.Index())
        {
            var name = $"Visit {number} ({visit.Name})";
            faults.RequirePlace(visit.Place, name);
            faults.RequireWindows(visit.Windows, name);
            faults.RequireDuration(visit.ServiceSeconds, $"{name}: its service");
            faults.RequireDuration(visit.SetupSeconds, $"{name}: its setup");
            foreach (var (kind, seconds) in visit.ServiceByKind) faults.RequireDuration(seconds, $"{name}: its service by {kind}");
            foreach (var (kind, seconds) in visit.SetupByKind) faults.RequireDuration(seconds, $"{name}: its setup by {kind}");
            faults.RequireAmounts(visit.Delivery, $"{name}: its delivery");
            faults.RequireAmounts(visit.Pickup, $"{name}: its pick-up");
            faults.RequirePrice(visit.Worth ?? 0, $"{name}: its worth");
            faults.RequirePrice(visit.KeepPrice, $"{name}: the price of another team");
            faults.Require(visit.PriorityClass is >= 0 and <= RoutingVisit.HighestClass,
                $"{name} has the priority class {visit.PriorityClass}; make it 0 to {RoutingVisit.HighestClass}.");
            FindTeams(visit, name, faults);
            FindPins(visit, name, faults);
        }
    }

    private static void FindTeams(RoutingVisit visit, string name, FaultList faults)
    {
        foreach (var team in visit.AllowedTeams ?? new HashSet<int>()) faults.RequireTeam(team, $"{name}: its allowed teams");
        foreach (var team in visit.ForbiddenTeams) faults.RequireTeam(team, $"{name}: its forbidden teams");
        if (visit.KeepTeam is { } keep) faults.RequireTeam(keep, $"{name}: the team that is to keep it");
    }

    private static void FindPins(RoutingVisit visit, string name, FaultList faults)
    {
        if (visit.PinnedTeam is { } team && faults.RequireTeam(team, $"{name}: its pinned team"))
            faults.Require(!visit.ForbiddenTeams.Contains(team) && visit.AllowedTeams?.Contains(team) != false,
                $"{name} is pinned to team {team}, which may not serve it; allow the team or remove the pin.");
        faults.Require(visit.PinnedRank is null or >= 0, $"{name} is pinned to rank {visit.PinnedRank}; count from 0.");
        if (visit.PinnedTime is not { } time) return;
        faults.RequireTime(time, $"{name}: its pinned time");
        faults.Require(visit.Windows.Count == 0 || visit.Windows.Any(window => window.From <= time && time <= window.Until),
            $"{name} is pinned to {time}, outside its windows; move either.");
    }
}
