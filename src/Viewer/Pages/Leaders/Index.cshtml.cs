using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Coverage;
using CoverageMap.Viewer.Coverage;
using CoverageMap.Viewer.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoverageMap.Viewer.Pages.Leaders;

/// <summary>The province on a map: where it is still uncovered, by ward or by hexagon, for one gap or all.</summary>
public sealed class IndexModel(CurrentCoverage current, HexagonTiles hexagons) : PageModel
{
    public const string Wards = "wards";
    public const string Hexagons = "hexagons";

    [BindProperty(SupportsGet = true, Name = "gap")]
    public string? GapCode { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Layer { get; set; }

    public CoverageState Now { get; private set; } = null!;

    public ProvinceCoverage Coverage => Now.Coverage;

    /// <summary>The chosen gap's code, or <see cref="GapChoice.All"/>.</summary>
    public string Chosen { get; private set; } = "";

    /// <summary>Null when all gaps together are chosen.</summary>
    public Gap? Gap => Coverage.Campaign.Gaps.FirstOrDefault(gap => gap.Code == Chosen);

    /// <summary>How much of the chosen gap is drawn in hexagons; null on the ward layer.</summary>
    public HexagonReach? Reach { get; private set; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Coverage.Campaign.TimeZone);

    /// <summary>What the script needs to draw the map.</summary>
    public object State => new
    {
        version = Now.Version,
        extent = new[] { Coverage.Extent.West, Coverage.Extent.South, Coverage.Extent.East, Coverage.Extent.North },
        gap = Chosen,
        layer = Layer,
        breaks = RateScale.Breaks,
        finestHexagonZoom = HexagonSize.FinestZoom,
    };

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetPanelAsync()
    {
        await LoadAsync();
        return Partial("_Panel", this);
    }

    public string Link(string? gap = null, string? layer = null) => $"/?gap={gap ?? Chosen}&layer={layer ?? Layer}";

    public GapCount Total => Coverage.Total(Code);

    public IReadOnlyList<RateClass> Legend => RateScale.Count(
        Coverage.Wards.Where(ward => ward.AreaId is not null).Select(ward => ward.Count(Code)));

    public IEnumerable<(WardCoverage Ward, GapCount Count)> Rows => Coverage.Wards
        .Select(ward => (ward, Count: ward.Count(Code)))
        .OrderBy(row => row.ward.AreaId is null).ThenByDescending(row => row.Count.Open);

    private string? Code => GapChoice.Code(Chosen, Coverage.Campaign);

    private async Task LoadAsync()
    {
        Now = await current.GetAsync(HttpContext.RequestAborted);
        Chosen = GapCode ?? Coverage.Campaign.Gaps[0].Code;
        Layer = Layer == Hexagons ? Hexagons : Wards;
        var code = Code;
        if (Layer == Hexagons) Reach = await hexagons.ReachAsync(code, HttpContext.RequestAborted);
    }
}
