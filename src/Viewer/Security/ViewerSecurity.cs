using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoverageMap.Viewer.Security;

/// <summary>What every answer carries and every request must pass, until accounts come.</summary>
internal static class ViewerSecurity
{
    /// <summary>
    /// Everything comes from our own server. Images may be `data:` and `blob:` because MapLibre's style sheet and its
    /// tiles make such; scripts, styles, workers and connections may not.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <param name="keysFolder">Where the keys that sign forms are kept; null: only in memory.</param>
    public static void AddViewerSecurity(this IServiceCollection services, IReadOnlyList<string> urls, string? keysFolder)
    {
        services.AddAntiforgery(forgery =>
        {
            forgery.HeaderName = ForgeryCheck.Header;
            forgery.Cookie.Name = "coverage-form";
            forgery.Cookie.SameSite = SameSiteMode.Strict;
        });
        var keys = services.AddDataProtection().SetApplicationName("coverage");
        if (keysFolder is null) keys.UseEphemeralDataProtectionProvider();
        else keys.PersistKeysToFileSystem(new DirectoryInfo(keysFolder));
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = AllowedHosts(urls));
        services.AddHostFiltering(_ => { });
    }

    public static void UseViewerSecurity(this WebApplication app)
    {
        // A foreign name that resolves to the loopback address (DNS rebinding) is refused.
        app.UseHostFiltering();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() => Harden(context.Response.Headers));
            return next(context);
        });
    }

    // When the answer starts: an error page begins with its headers cleared.
    private static Task Harden(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // What is open to other sites has said so.
        headers["Cross-Origin-Resource-Policy"] = headers.AccessControlAllowOrigin.Count > 0 ? "cross-origin" : "same-origin";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
        // Pages hold names and addresses; what may be kept says so itself.
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private static List<string> AllowedHosts(IReadOnlyList<string> urls)
    {
        var hosts = urls.Select(BindingAddress.Parse).Select(address => address.Host).ToList();
        var isPublic = hosts.Exists(host => host is "*" or "+" or "0.0.0.0" or "[::]");
        return isPublic ? ["*"] : [.. hosts, "localhost", "127.0.0.1", "[::1]"];
    }
}
