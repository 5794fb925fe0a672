using CoverageMap.Geo.Campaigns;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Demand;

/// <summary>
/// Makes visits of what is due. A household is one visit where one team can close all its gaps; else it has parts: what
/// the ablest kind of team can close, then the rest, and each cut between residents where it would outlast a shift or a
/// team's stock. What no team can close is a part as well: it is reported as impossible, not lost.
/// </summary>
public sealed class DueVisits
{
    /// <summary>Room for riding there and back that the longest visit leaves in a shift.</summary>
    private const int RidingRoomSeconds = 3600;

    private readonly DemandRules _rules;
    private readonly List<TeamKind> _kinds;

    public DueVisits(Campaign campaign, IReadOnlyList<DayTeam> teams)
    {
        _rules = new(campaign);
        _kinds = [.. teams.GroupBy(team => (Skills: string.Join(';', team.Skills.Order(StringComparer.Ordinal)),
            Kits: string.Join(';', team.Kits.Order(StringComparer.Ordinal)))).Select(group => new TeamKind([.. group]))];
    }

    public IEnumerable<DueVisit> Of(DueHousehold household)
    {
        var parts = new List<List<DueGap>>();
        for (var rest = household.Gaps.ToList(); rest.Count > 0;)
        {
            var kind = _kinds.MaxBy(kind => rest.Where(gap => Closes(kind, gap)).Sum(gap => _rules.Gap(gap).Worth));
            var closed = kind is null ? [] : rest.Where(gap => Closes(kind, gap)).ToList();
            if (closed.Count == 0)
            {
                // Gaps of one skill stay together, so that each part names one thing that is missing.
                closed = [.. rest.Where(gap => _rules.Gap(gap).Skill == _rules.Gap(rest[0]).Skill)];
                parts.Add(closed);
            }
            else parts.AddRange(Cut(household, closed, kind!));
            rest = [.. rest.Except(closed)];
        }
        return parts.Select((gaps, index) =>
            new DueVisit(household, _rules.Visit(household, parts.Count == 1 ? 0 : index + 1, gaps), gaps));
    }

    /// <summary>Cuts between residents, and within a resident's gaps only where even they are too much.</summary>
    private List<List<DueGap>> Cut(DueHousehold household, List<DueGap> gaps, TeamKind kind)
    {
        var parts = new List<List<DueGap>> { new() };
        foreach (var resident in gaps.GroupBy(gap => gap.ResidentId).Select(group => group.ToList()))
            foreach (var piece in Fits(household, resident, kind) ? [resident] : resident.Select(gap => new List<DueGap> { gap }))
            {
                if (parts[^1].Count > 0 && !Fits(household, [.. parts[^1], .. piece], kind)) parts.Add([]);
                parts[^1].AddRange(piece);
            }
        return parts;
    }

    private bool Fits(DueHousehold household, List<DueGap> gaps, TeamKind kind)
    {
        var (service, consumes) = (_rules.ServiceSeconds(household, gaps), _rules.Consumes(gaps));
        return kind.Teams.Any(team => service <= LongestService(team) &&
            consumes.All(use => team.Stock.GetValueOrDefault(use.Key) >= use.Value));
    }

    private bool Closes(TeamKind kind, DueGap due) => _rules.Gap(due) is var gap &&
        kind.Teams[0].Skills.Contains(gap.Skill) && (gap.Kit is null || kind.Teams[0].Kits.Contains(gap.Kit)) &&
        (gap.Consumes is null || kind.Teams.Any(team => team.Stock.GetValueOrDefault(gap.Consumes) > 0));

    private static int LongestService(DayTeam team) => (team.Break is { } pause
        ? Math.Max(pause.Until - team.ShiftStart, team.ShiftEnd - pause.From - pause.Seconds)
        : team.ShiftEnd - team.ShiftStart) - RidingRoomSeconds;

    /// <summary>Teams with the same skills and kits.</summary>
    private sealed record TeamKind(IReadOnlyList<DayTeam> Teams);
}
