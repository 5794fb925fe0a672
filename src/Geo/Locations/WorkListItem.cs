namespace CoverageMap.Geo.Locations;

/// <summary>A household whose position is to be chosen. It names no resident.</summary>
/// <param name="Reason">The match code; <c>waiting</c> while the geocoder has not looked at it.</param>
/// <param name="Detail">What the geocoder says of it, in English; null when nothing.</param>
/// <param name="SameAddress">Households on the list whose address says the same place, this one included.</param>
/// <param name="Candidates">Where it may be, best first.</param>
/// <param name="Around">Larger units among what the geocoder found: nothing to choose, but where to look.</param>
public sealed record WorkListItem(
    long HouseholdId, string Code, string Address, string Reason, string? Detail, int SameAddress,
    IReadOnlyList<PlaceCandidate> Candidates, IReadOnlyList<WiderArea> Around, WorkListCursor Cursor);

/// <summary>A unit above the wards in which a household lies.</summary>
public sealed record WiderArea(int AreaId, string Code, string Name);

/// <summary>Where a candidate comes from.</summary>
public enum CandidateOrigin { Geocoder, Present, Earlier }

/// <summary>A place that a household of the work list may lie in.</summary>
/// <param name="Key">Its number among those of its origin.</param>
/// <param name="AreaId">The unit whose outline shows it.</param>
/// <param name="Hamlet">Null when the whole ward is meant.</param>
/// <param name="Within">The name of the unit above; null when there is none.</param>
/// <param name="Score">0 to 1, for those of the geocoder.</param>
/// <param name="MadeFor">The address for which it was chosen earlier.</param>
public sealed record PlaceCandidate(
    CandidateOrigin Origin, long Key, int AreaId, string AreaCode, string Area, string? Hamlet, string? Within,
    LonLat Position, int UncertaintyMetres, double? Score, string? MadeFor)
{
    public string Name => Hamlet is null ? Area : $"{Hamlet}, {Area}";
}
