namespace CoverageMap.Geo.Locations;

/// <summary>The parts of the work list, the most pressing first.</summary>
public enum WorkListGroup
{
    /// <summary>No position is known.</summary>
    Unresolved,

    /// <summary>A position was chosen, then the register gave another address.</summary>
    Changed,

    /// <summary>Only the ward is known, and it is large.</summary>
    Wide,
}

/// <summary>Which households of the work list are wanted.</summary>
/// <param name="Reason">A match code such as <c>district</c>; null: any.</param>
/// <param name="AreaCode">A district or ward that the household lies or may lie in; null: any.</param>
/// <param name="Text">Part of the address or of the household's code; null: any.</param>
public sealed record WorkListFilter(WorkListGroup Group, string? Reason = null, string? AreaCode = null, string? Text = null);

/// <summary>Where a page of the work list begins: after the household at this place in the order.</summary>
/// <param name="Place">The code or number of the area by which households are ordered.</param>
public sealed record WorkListCursor(string Place, long HouseholdId)
{
    public override string ToString() => $"{Place}.{HouseholdId}";

    /// <summary>Null for a text that is no such place; the list then begins at its beginning.</summary>
    public static WorkListCursor? Parse(string? text) =>
        text?.Split('.') is [var place, var id] && place.All(char.IsAsciiDigit) && long.TryParse(id, out var household)
            ? new WorkListCursor(place, household) : null;
}

/// <summary>How many households are in each part of the work list, how many were chosen, and how many wait for the geocoder.</summary>
/// <param name="Reasons">Of those without a position, by match code.</param>
public sealed record WorkListCounts(
    int Unresolved, int Changed, int Wide, int Chosen, int Waiting, IReadOnlyDictionary<string, int> Reasons);
