namespace CoverageMap.Planner.Problems;

/// <summary>What contradicts itself in teams and their shifts.</summary>
internal static class TeamFaults
{
    public static void Find(RoutingProblem problem, FaultList faults)
    {
        foreach (var (number, team) in problem.Teams.Index())
        {
            var name = $"Team {number} ({team.Name})";
            faults.RequirePlace(team.Start, $"{name}: its start");
            faults.RequirePlace(team.End, $"{name}: its end");
            faults.RequireNumber(team.Profile, problem.Profiles.Count, name, "profile");
            faults.Require(team.SpeedFactor is >= 0.001 and <= 1000, $"{name} has the speed factor {team.SpeedFactor}; make it 0.001 to 1000.");
            faults.RequireAmounts(team.Capacity, $"{name}: its capacity");
            faults.RequireAmounts(team.DayStock, $"{name}: its stock of the day");
            faults.Require(team.MaxStops is null or >= 0, $"{name} has {team.MaxStops} stops at most; make it 0 or more, or none.");
            faults.Require(team.MaxTravelSeconds is null or >= 0, $"{name} rides {team.MaxTravelSeconds} s at most; make it 0 or more, or none.");
            faults.Require(team.MaxDistanceMetres is null or >= 0, $"{name} rides {team.MaxDistanceMetres} m at most; make it 0 or more, or none.");
            faults.RequireDuration(team.MaxDurationSeconds ?? 0, $"{name}: its longest shift");
            faults.RequireDuration(team.PastWorkSeconds, $"{name}: its past work");
            FindCosts(team.Costs, name, faults);
            faults.Require(team.Shifts.Count > 0, $"{name} has no shift; give one.");
            foreach (var (rank, shift) in team.Shifts.Index())
            {
                FindShift(shift, $"{name}, shift {rank}", faults);
                faults.Require(rank == 0 || team.Shifts[rank - 1].Until <= shift.From,
                    $"{name}: shift {rank} begins at {shift.From}, before the one before has ended; put them in order and apart.");
            }
        }
    }

    private static void FindCosts(TeamCosts costs, string name, FaultList faults)
    {
        faults.RequirePrice(costs.Fixed, $"{name}: its fixed cost");
        faults.RequirePrice(costs.PerTravelSecond, $"{name}: its cost of a second of travel");
        faults.RequirePrice(costs.PerServiceSecond, $"{name}: its cost of a second of service");
        faults.RequirePrice(costs.PerMetre, $"{name}: its cost of a metre");
        faults.RequirePrice(costs.PerOvertimeSecond, $"{name}: its cost of a second of overtime");
    }

    private static void FindShift(TeamShift shift, string name, FaultList faults)
    {
        faults.RequireTime(shift.From, $"{name}: its start");
        faults.RequireTime(shift.Until, $"{name}: its end");
        faults.Require(shift.From <= shift.Until, $"{name} is from {shift.From} to {shift.Until}; end it after its start.");
        if (shift.RegularUntil is { } regular) faults.RequireTime(regular, $"{name}: the end of regular work");
        foreach (var (rank, pause) in shift.Breaks.Index())
        {
            var its = $"{name}: break {rank}";
            faults.RequireDuration(pause.Seconds, its);
            faults.RequireWindows(pause.Windows, its);
            faults.RequireAmounts(pause.MaxLoad, $"{its}: what may be loaded at it");
            faults.Require(pause.Windows.Count == 0
                    || pause.Windows.Any(window => window.Until >= shift.From && window.From + pause.Seconds <= shift.Until),
                $"{its} of {pause.Seconds} s does not fit the shift in any of its windows; move them or leave it out.");
        }
    }
}
