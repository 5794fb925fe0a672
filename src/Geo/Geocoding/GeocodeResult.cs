using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Geo.Geocoding;

/// <summary>
/// How surely a household is placed. The geocoder gives house to none; a position of a visit, a coordinator's choice or
/// a register's own position stands above it.
/// </summary>
public enum MatchCode { Visit, Chosen, Register, House, Street, Hamlet, Ward, District, None }

/// <summary>A ward that an ambiguous address may mean.</summary>
/// <param name="Unit">Valid on the day asked for.</param>
/// <param name="Hamlet">The hamlet of the address in this ward, where the gazetteer knows it there.</param>
/// <param name="Score">0 to 1, to be compared within one result only.</param>
public sealed record GeocodeCandidate(GazetteerUnit Unit, string? Hamlet, LonLat? Position, int? UncertaintyMetres, double Score);

/// <summary>What an address was resolved to, in units of the day asked for.</summary>
/// <param name="Ward">Null where none is named, known, or where several are equally good: then see <paramref name="Candidates"/>.</param>
/// <param name="District">Null for two-level units too.</param>
/// <param name="Hamlet">As the gazetteer or else the address has it: "Ấp 5".</param>
/// <param name="HouseNumber">As written, with its alleys; or a plot.</param>
/// <param name="Position">Null where no position is known; for a district its middle.</param>
/// <param name="UncertaintyMetres">Radius meant to hold the true place in nine cases of ten.</param>
/// <param name="Confidence">0 to 1: what part of the possible evidence speaks for the units, and how far ahead of others.</param>
/// <param name="Candidates">All wards that it may mean, best first; empty where one is chosen.</param>
/// <param name="Reason">Why there is no position, or no better one; null when there is nothing to say.</param>
public sealed record GeocodeResult(
    MatchCode Code, GazetteerUnit? Province, GazetteerUnit? District, GazetteerUnit? Ward,
    string? Hamlet, string? Street, string? HouseNumber, LonLat? Position, int? UncertaintyMetres, double Confidence,
    IReadOnlyList<GeocodeCandidate> Candidates, string? Reason)
{
    /// <summary>The ward's name where it is known although the ward is not: "Tân Phú" of several.</summary>
    public string? WardName => Ward?.Name
        ?? (Candidates.Count > 1 && Candidates.All(candidate => candidate.Unit.Name == Candidates[0].Unit.Name) ? Candidates[0].Unit.Name : null);
}
