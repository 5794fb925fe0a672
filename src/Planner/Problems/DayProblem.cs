using System.Text.Json.Serialization;

namespace CoverageMap.Planner.Problems;

/// <summary>
/// The neutral statement of one day's routing task: teams that may go, visits that may be made. Durations are whole
/// seconds, times whole seconds from local midnight. How long a ride takes is told by travel times, not here.
/// </summary>
public sealed record DayProblem
{
    private const int DaySeconds = 24 * 3600;

    /// <exception cref="ArgumentException">A team or a visit contradicts itself; the message names it.</exception>
    [JsonConstructor]
    public DayProblem(IReadOnlyList<DayTeam> teams, IReadOnlyList<DayVisit> visits)
    {
        foreach (var team in teams) Validate(team);
        foreach (var visit in visits) Validate(visit);
        RequireOnce(teams.GroupBy(team => team.Code), code => $"Team {code}");
        RequireOnce(visits.GroupBy(visit => (visit.Household, visit.Part)), key => $"Household {key.Household}, part {key.Part}");
        (Teams, Visits) = (teams, visits);
    }

    public IReadOnlyList<DayTeam> Teams { get; }

    public IReadOnlyList<DayVisit> Visits { get; }

    private static void Validate(DayTeam team)
    {
        Require(team.Code.Length > 0, "A team", "has no code");
        var name = $"Team {team.Code}";
        Require(team.SpeedKmh is > 0 and <= 200, name, $"rides at {team.SpeedKmh} km/h, which is not within 0 to 200");
        Require(team.ShiftStart is >= 0 and <= DaySeconds, name, $"starts its shift at second {team.ShiftStart} of the day");
        Require(team.ShiftEnd > team.ShiftStart && team.ShiftEnd <= DaySeconds, name,
            $"ends its shift at second {team.ShiftEnd}, which is not between its start and midnight");
        Require(team.Stock.Values.All(units => units >= 0), name, "carries a negative stock");
        if (team.Break is not { } pause) return;
        Require(pause.Seconds > 0, name, $"has a break of {pause.Seconds} seconds");
        Require(pause.From >= team.ShiftStart && pause.Until >= pause.From && pause.From + pause.Seconds <= team.ShiftEnd,
            name, "has a break that does not fit its shift");
    }

    private static void Validate(DayVisit visit)
    {
        var name = $"The visit to {visit}";
        Require(visit.Part >= 0, name, $"has the part number {visit.Part}");
        Require(visit.ServiceSeconds is > 0 and <= DaySeconds, name, $"lasts {visit.ServiceSeconds} seconds");
        Require(visit.Worth > 0, name, $"is worth {visit.Worth}");
        Require(visit.Gaps > 0, name, "closes no gap");
        Require(visit.Consumes.Values.All(units => units > 0), name, "consumes none or less of a thing");
        var free = 0L;
        foreach (var window in visit.Windows)
        {
            Require(window.From >= free && window.Until >= window.From && window.Until <= DaySeconds, name,
                $"has a window from {window.From} to {window.Until} that is out of the day or out of order");
            free = window.Until + 1;
        }
    }

    private static void RequireOnce<TKey>(IEnumerable<IGrouping<TKey, object>> groups, Func<TKey, string> name)
    {
        foreach (var group in groups) Require(group.Count() == 1, name(group.Key), "is there twice");
    }

    private static void Require(bool holds, string thing, string trouble)
    {
        if (!holds) throw new ArgumentException($"{thing} {trouble}.");
    }
}
