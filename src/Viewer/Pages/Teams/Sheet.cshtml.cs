using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoverageMap.Viewer.Pages.Teams;

/// <summary>The team's day on paper, A4, for where no phone works.</summary>
public sealed class SheetModel(TeamDays days) : PageModel
{
    public TeamDay Team { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, string day, CancellationToken cancel)
    {
        if (await days.FindAsync(code, day, cancel) is not { } team) return NotFound();
        Team = team;
        return Page();
    }
}
