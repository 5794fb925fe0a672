using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Geo.Visits;

namespace CoverageMap.Viewer.Api;

/// <summary>An event as a phone sends it. Times are ISO 8601 with their offset, positions WGS 84 degrees.</summary>
/// <param name="Outcome">An outcome's code, such as <c>not_home</c>.</param>
internal sealed record VisitRequest(
    Guid? Id, long? HouseholdId, int? TeamId, int? PlanId, string? Outcome, DateTimeOffset? DeviceTime,
    DateTimeOffset? ComeBackAt, double? Lon, double? Lat, double? AccuracyMetres, string? Note, Guid? Replaces,
    IReadOnlyList<ClosedGapRequest>? Closed)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="UserErrorException">The body is no such event; the message names field, value and repair.</exception>
    public static async Task<VisitRequest> ReadAsync(Stream body, CancellationToken cancel)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<VisitRequest>(body, Json, cancel)
                ?? throw new UserErrorException("The body is `null`; send one event as a JSON object.");
        }
        catch (JsonException error)
        {
            throw new UserErrorException(
                $"Field `{error.Path}` of the event cannot be read: {error.Message} Send one event as a JSON object.", error);
        }
    }

    /// <exception cref="UserErrorException">A field is missing or wrong; all such fields are named.</exception>
    public VisitEvent ToEvent()
    {
        var faults = new List<string>();
        if (Id is null) faults.Add("`id` is missing; send a UUID made on the device");
        if (HouseholdId is null) faults.Add("`householdId` is missing; send the number from the stop");
        if (DeviceTime is null) faults.Add("`deviceTime` is missing; send the device's time, such as 2024-05-06T08:30:00+07:00");
        var outcome = Outcome is null ? null : VisitRules.Outcome(Outcome);
        if (outcome is null)
            faults.Add($"`outcome` is '{Outcome}'; send one of " +
                string.Join(", ", Enum.GetValues<VisitOutcome>().Select(known => known.Code())));
        var position = Position(faults);
        var closed = new List<ClosedGap>();
        foreach (var gap in Closed ?? [])
            if (gap is { ResidentId: { } resident, Gap: { } code }) closed.Add(new ClosedGap(resident, code));
            else faults.Add("`closed` holds an entry without `residentId` or `gap`; send both");
        if (faults.Count > 0) throw new UserErrorException($"The event is not recorded: {string.Join("; ", faults)}.");
        return new VisitEvent(Id!.Value, HouseholdId!.Value, TeamId, PlanId, outcome!.Value, DeviceTime!.Value, ComeBackAt,
            position, position is null ? null : AccuracyMetres, Note, Replaces, closed);
    }

    private LonLat? Position(List<string> faults)
    {
        if (Lon is null && Lat is null) return null;
        if (Lon is not (>= -180 and <= 180)) faults.Add($"`lon` is '{Lon}'; send degrees from -180 to 180");
        else if (Lat is not (>= -90 and <= 90)) faults.Add($"`lat` is '{Lat}'; send degrees from -90 to 90");
        else return new LonLat(Lon.Value, Lat.Value);
        return null;
    }
}

internal sealed record ClosedGapRequest(long? ResidentId, string? Gap);
