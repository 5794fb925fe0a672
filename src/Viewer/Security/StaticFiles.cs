using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.StaticFiles;

namespace CoverageMap.Viewer.Security;

/// <summary>How scripts and style sheets are served: a file with a version or a hash in its address never changes.</summary>
internal static class StaticFiles
{
    public static StaticFileOptions Options()
    {
        var types = new FileExtensionContentTypeProvider { Mappings = { [".mjs"] = "text/javascript" } };
        return new StaticFileOptions
        {
            ContentTypeProvider = types,
            OnPrepareResponse = context =>
            {
                var isFixed = context.Context.Request.Query.ContainsKey("v")
                    || context.File.Name.StartsWith("chunk-", StringComparison.Ordinal);
                context.Context.Response.Headers.CacheControl =
                    isFixed ? "public, max-age=31536000, immutable" : "no-cache";
            },
        };
    }
}
