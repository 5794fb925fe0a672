using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CoverageMap.Geo.Campaigns;

/// <summary>Reads and writes a campaign as JSON (data/campaigns shows one) and checks that it makes sense.</summary>
public static class CampaignFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    /// <exception cref="UserErrorException">The file cannot be read, or it contradicts itself; all faults are listed.</exception>
    public static Campaign Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Campaign file {path} cannot be read: {error.Message}", error);
        }
    }

    /// <param name="origin">Names the text in messages.</param>
    /// <exception cref="UserErrorException">As for <see cref="Read"/>.</exception>
    public static Campaign Parse(string json, string origin)
    {
        Campaign campaign;
        try
        {
            campaign = JsonSerializer.Deserialize<Campaign>(json, Json)
                ?? throw new UserErrorException($"Campaign file {origin} is empty.");
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"Campaign file {origin} is not understood: {error.Message}", error);
        }
        var faults = Faults(campaign).ToList();
        return faults.Count == 0
            ? campaign
            : throw new UserErrorException($"Campaign file {origin} contradicts itself: {string.Join("; ", faults)}.");
    }

    public static JsonNode Write(Campaign campaign) => JsonSerializer.SerializeToNode(campaign, Json)!;

    private static IEnumerable<string> Faults(Campaign campaign)
    {
        if (campaign.EndsOn < campaign.StartsOn) yield return $"it ends on {campaign.EndsOn:yyyy-MM-dd}, before it starts";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(campaign.TimeZone, out _))
            yield return $"time zone '{campaign.TimeZone}' is not known; use a name such as Asia/Ho_Chi_Minh";
        if (campaign.Gaps.Count == 0) yield return "it has no gaps";
        if (campaign.VisitMinutes is < 0 or > 240) yield return $"visitMinutes is {campaign.VisitMinutes}; use 0 to 240";
        foreach (var twice in campaign.Gaps.GroupBy(gap => gap.Code).Where(group => group.Count() > 1))
            yield return $"gap '{twice.Key}' occurs twice";
        foreach (var gap in campaign.Gaps)
        {
            if (gap.Minutes is < 1 or > 480) yield return $"gap '{gap.Code}': minutes is {gap.Minutes}; use 1 to 480";
            if (gap.Worth is < 1 or > 1000) yield return $"gap '{gap.Code}': worth is {gap.Worth}; use 1 to 1000";
            if (gap.Target is not (> 0 and <= 1)) yield return $"gap '{gap.Code}': target is {gap.Target}; use a share above 0 up to 1";
            if (gap.MinAge is < 0 or > 120) yield return $"gap '{gap.Code}': minAge is {gap.MinAge}; use 0 to 120";
            if (gap.Closed.Count == 0 || gap.Open.Count == 0) yield return $"gap '{gap.Code}': name values for open and closed";
            if (gap.Closed.Intersect(gap.Open).FirstOrDefault() is { } both) yield return $"gap '{gap.Code}': '{both}' is both open and closed";
            if (HasCircle(campaign, gap)) yield return $"gap '{gap.Code}': its prerequisites go round in a circle";
            if (gap.Prerequisite is { } needed && campaign.Gaps.All(other => other.Code != needed))
                yield return $"gap '{gap.Code}': prerequisite '{needed}' is not a gap of the campaign";
        }
    }

    private static bool HasCircle(Campaign campaign, Gap gap)
    {
        var seen = new HashSet<string>();
        for (var at = gap; at is not null; at = campaign.Gaps.FirstOrDefault(other => other.Code == at.Prerequisite))
            if (!seen.Add(at.Code)) return true;
        return false;
    }
}
