using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CoverageMap.Viewer.Languages;

/// <summary>Answers a request in the language its cookie names, Vietnamese without one.</summary>
internal sealed class LanguageOfRequest(RequestDelegate next)
{
    public const string Cookie = "language";

    public Task InvokeAsync(HttpContext http)
    {
        var language = Language.Of(http.Request.Cookies[Cookie]);
        CultureInfo.CurrentCulture = language;
        CultureInfo.CurrentUICulture = language;
        return next(http);
    }
}
