namespace CoverageMap.Geo.Coverage;

/// <summary>
/// The person-gaps of a ward and gap on a day, each with exactly one status. The statuses add up to the eligible;
/// <see cref="Missing"/> says by how much they do not.
/// </summary>
/// <param name="WardId">Null for households whose ward is not known.</param>
public sealed record LedgerLine(
    int? WardId, string GapCode, long Eligible, long Done, long Planned, long ToPlan, long RevisitDue, long Refused,
    long Moved, long Inaccessible, long Unlocated, long Unassigned)
{
    public long Missing => Eligible - Done - Planned - ToPlan - RevisitDue - Refused - Moved - Inaccessible - Unlocated - Unassigned;

    /// <summary>The lines of all wards added up, a line for each gap, in the order they come in.</summary>
    public static IReadOnlyList<LedgerLine> ByGap(IEnumerable<LedgerLine> lines) =>
        [.. lines.GroupBy(line => line.GapCode).Select(gap => gap.Aggregate((a, b) => a.Plus(b) with { WardId = null }))];

    private LedgerLine Plus(LedgerLine other) => this with
    {
        Eligible = Eligible + other.Eligible,
        Done = Done + other.Done,
        Planned = Planned + other.Planned,
        ToPlan = ToPlan + other.ToPlan,
        RevisitDue = RevisitDue + other.RevisitDue,
        Refused = Refused + other.Refused,
        Moved = Moved + other.Moved,
        Inaccessible = Inaccessible + other.Inaccessible,
        Unlocated = Unlocated + other.Unlocated,
        Unassigned = Unassigned + other.Unassigned,
    };
}
