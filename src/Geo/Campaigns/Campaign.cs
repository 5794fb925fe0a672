namespace CoverageMap.Geo.Campaigns;

/// <summary>A campaign: which gaps it closes, from when to when, and in which time zone its days run.</summary>
/// <param name="AreaCode">The area it covers, by code.</param>
/// <param name="VisitMinutes">Minutes at each door besides those of the gaps: greeting, papers, farewell.</param>
public sealed record Campaign(
    string Code, string Name, string AreaCode, DateOnly StartsOn, DateOnly EndsOn, string TimeZone,
    IReadOnlyList<Gap> Gaps, int VisitMinutes)
{
    /// <exception cref="KeyNotFoundException">The campaign has no such gap.</exception>
    public Gap Gap(string code) => Gaps.FirstOrDefault(gap => gap.Code == code)
        ?? throw new KeyNotFoundException($"Campaign '{Code}' has no gap '{code}'.");
}

/// <summary>One thing a person may lack, and what it takes to close it.</summary>
/// <param name="Skill">The skill a team needs to close it.</param>
/// <param name="Kit">Equipment a team needs to close it, or null. It stays with the team.</param>
/// <param name="Consumes">The item of stock that each closing uses up, or null.</param>
/// <param name="Minutes">Minutes for one person.</param>
/// <param name="Worth">Worth of closing it for one person, relative to the other gaps.</param>
/// <param name="Target">The share of the eligible that is to be covered by the campaign's end, above 0 up to 1.</param>
/// <param name="MinAge">Residents are eligible from the year they reach this age.</param>
/// <param name="Prerequisite">The gap that must be closed first, or null.</param>
/// <param name="PrerequisiteLagDays">Days from closing the prerequisite until this one can be closed.</param>
/// <param name="Column">The column of a register that tells this gap's state.</param>
/// <param name="Closed">Values of the column that mean the gap is closed.</param>
/// <param name="Open">Values of the column that mean the gap is open.</param>
public sealed record Gap(
    string Code, string NameVi, string NameEn, string Skill, string? Kit, string? Consumes, int Minutes, int Worth,
    double Target, int MinAge, string? Prerequisite, int PrerequisiteLagDays, string Column,
    IReadOnlyList<string> Closed, IReadOnlyList<string> Open);
