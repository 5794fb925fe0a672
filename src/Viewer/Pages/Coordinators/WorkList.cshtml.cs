using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Locations;
using CoverageMap.Viewer.Coverage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoverageMap.Viewer.Pages.Coordinators;

/// <summary>Households without a sure position, for a person to tell where they are; it shows no resident's name.</summary>
public sealed class WorkListModel(
    WorkListStore list, WorkListAreas areas, CampaignStore campaigns, TimeProvider clock) : PageModel
{
    public const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<WorkListItem> Items { get; private set; } = [];

    public WorkListCounts Counts { get; private set; } = null!;

    public IReadOnlyList<WorkListArea> Areas { get; private set; } = [];

    public WorkListGroup Group { get; private set; }

    public static IReadOnlyList<WorkListGroup> Groups { get; } = Enum.GetValues<WorkListGroup>();

    /// <summary>The cursor of the page after this one; null at the end.</summary>
    public string? Next { get; private set; }

    /// <summary>What the script needs besides the texts.</summary>
    public object State { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Group = Enum.TryParse<WorkListGroup>(Part, ignoreCase: true, out var part) ? part : WorkListGroup.Unresolved;
        var campaign = await campaigns.CurrentAsync(cancel);
        var day = UnitsDay.Of(campaign, clock.GetUtcNow());
        Areas = await areas.ListAsync(campaign.AreaCode, day, cancel);
        Counts = await list.CountAsync(cancel);
        var filter = new WorkListFilter(Group, Empty(Reason), Empty(Area), Empty(Text));
        var found = await list.PageAsync(filter, WorkListCursor.Parse(After), PageSize + 1, day, cancel);
        Items = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? Items[^1].Cursor.ToString() : null;
        State = new
        {
            extent = await areas.ExtentAsync(Empty(Area) ?? campaign.AreaCode, day, cancel),
            left = Count(Group),
            next = Next is null ? null : Link(after: Next),
            items = Items.Select(Describe),
        };
    }

    public int Count(WorkListGroup group) => group switch
    {
        WorkListGroup.Unresolved => Counts.Unresolved,
        WorkListGroup.Changed => Counts.Changed,
        _ => Counts.Wide,
    };

    /// <summary>What is known: a match code, or <c>several</c> where it may be any of several places.</summary>
    public static string Known(WorkListItem item) => item.Reason is "district" or "none" && item.Candidates.Count > 1 ? "several" : item.Reason;

    public static string Name(WorkListGroup group) => group.ToString().ToLowerInvariant();

    /// <summary>This page with another part, or from another place on.</summary>
    public string Link(WorkListGroup? part = null, string? after = null)
    {
        var query = new List<string> { $"part={Name(part ?? Group)}" };
        if (part is null && Empty(Reason) is { } reason) query.Add($"reason={Uri.EscapeDataString(reason)}");
        if (Empty(Area) is { } area) query.Add($"area={Uri.EscapeDataString(area)}");
        if (Empty(Text) is { } text) query.Add($"q={Uri.EscapeDataString(text)}");
        if (after is not null) query.Add($"after={Uri.EscapeDataString(after)}");
        return "/worklist?" + string.Join('&', query);
    }

    private static object Describe(WorkListItem item) => new
    {
        id = item.HouseholdId,
        same = item.SameAddress,
        around = item.Around.Select(area => area.AreaId),
        candidates = item.Candidates.Select(place => new
        {
            origin = Name(place.Origin),
            key = place.Key,
            areaId = place.AreaId,
            area = place.AreaCode,
            name = place.Name,
            within = place.Within,
            lon = Math.Round(place.Position.Lon, 6),
            lat = Math.Round(place.Position.Lat, 6),
            uncertaintyMetres = place.UncertaintyMetres,
            madeFor = place.MadeFor,
        }),
    };

    private static string Name(CandidateOrigin origin) => origin.ToString().ToLowerInvariant();

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
