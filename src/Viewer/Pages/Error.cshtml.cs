using CoverageMap.Viewer.Errors;
using CoverageMap.Viewer.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CoverageMap.Viewer.Pages;

/// <summary>What a person sees instead of an empty page when a request fails.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel(IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; }

    public string Heading => texts[Status switch
    {
        400 => "Error400",
        404 => "Error404",
        503 => "Error503",
        _ => "Error500",
    }];

    public string? Detail { get; private set; }

    public void OnGet() => Detail = ErrorResponses.Detail(HttpContext);

    public void OnPost() => OnGet();
}
