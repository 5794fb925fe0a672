using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Geo.Locations;

namespace CoverageMap.Viewer.Api;

/// <summary>A decision as the work list's page sends it: a candidate (`origin`, `key`, `area`) or a point (`lon`, `lat`, `uncertaintyMetres`).</summary>
/// <param name="By">Who decides.</param>
internal sealed record DecisionRequest(
    Guid? Id, long? HouseholdId, string? By, bool SameAddress, string? Origin, long? Key, string? Area,
    double? Lon, double? Lat, int? UncertaintyMetres)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="UserErrorException">The body is no such decision.</exception>
    public static async Task<DecisionRequest> ReadAsync(Stream body, CancellationToken cancel)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<DecisionRequest>(body, Json, cancel)
                ?? throw new UserErrorException("The body is `null`; send one decision as a JSON object.");
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"Field `{error.Path}` of the decision cannot be read: {error.Message} Send a JSON object.", error);
        }
    }

    /// <exception cref="UserErrorException">A field is missing or wrong.</exception>
    public LocationDecision ToDecision()
    {
        if (Id is null || HouseholdId is null) throw new UserErrorException("`id` or `householdId` is missing; send a UUID of your own and the household's number.");
        return new LocationDecision(Id.Value, HouseholdId.Value, Place(), SameAddress, By ?? "");
    }

    private ChosenPlace Place()
    {
        if (Origin is not null)
        {
            if (!Enum.TryParse<CandidateOrigin>(Origin, ignoreCase: true, out var origin) || Key is null || Area is null)
                throw new UserErrorException($"The candidate '{Origin}' {Key} in area '{Area}' is none; send `origin`, `key` and `area` as the list gave them.");
            return new ChosenPlace.AtCandidate(origin, Key.Value, Area);
        }
        if (Lon is not (>= -180 and <= 180) || Lat is not (>= -90 and <= 90) || UncertaintyMetres is null)
            throw new UserErrorException($"The point '{Lon}', '{Lat}' ± '{UncertaintyMetres}' m is none; send `lon` and `lat` in degrees and `uncertaintyMetres`.");
        return new ChosenPlace.AtPoint(new LonLat(Lon.Value, Lat.Value), UncertaintyMetres.Value);
    }
}
