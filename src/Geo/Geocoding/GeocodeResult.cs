namespace CoverageMap.Geo.Geocoding;

/// <summary>
/// How surely an address was resolved. Only codes up to <see cref="Ward"/> come with a position. The geocoder knows no
/// houses and no streets, so it never says so; visit and register positions come from elsewhere.
/// </summary>
public enum MatchCode { Visit, Chosen, Register, House, Street, Locality, Ward, Ambiguous, District, None }

/// <summary>A ward that an address may mean.</summary>
/// <param name="Score">0 to 1, to be compared within one result only.</param>
public sealed record GeocodeCandidate(string AreaCode, string Name, double Score);

/// <summary>What an address was resolved to.</summary>
/// <param name="Position">Given for locality and ward, else null.</param>
/// <param name="UncertaintyMetres">Radius meant to hold the true place in about nine cases of ten.</param>
/// <param name="WardId">The ward valid on the day asked for.</param>
/// <param name="Candidates">Best first; for an ambiguous address all that it may mean.</param>
/// <param name="Reason">Why there is no position, or no better one; null when there is nothing to say.</param>
public sealed record GeocodeResult(
    MatchCode Code, LonLat? Position, int? UncertaintyMetres, int? WardId, int? LocalityId,
    IReadOnlyList<GeocodeCandidate> Candidates, string? Reason)
{
    public static GeocodeResult Unresolved(MatchCode code, string reason, IReadOnlyList<GeocodeCandidate>? candidates = null) =>
        new(code, null, null, null, null, candidates ?? [], reason);
}
