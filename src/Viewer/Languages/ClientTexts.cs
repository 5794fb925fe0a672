using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace CoverageMap.Viewer.Languages;

/// <summary>The texts that scripts show, as JSON for a data block: those whose key starts with the page's prefix.</summary>
public sealed class ClientTexts(IStringLocalizer<Texts> texts)
{
    /// <param name="prefix">Such as "js.map."; it is cut off the keys.</param>
    public IHtmlContent Json(string prefix) => JsonBlock.Write(texts.GetAllStrings(includeParentCultures: true)
        .Where(text => text.Name.StartsWith(prefix, StringComparison.Ordinal))
        .DistinctBy(text => text.Name)
        .ToDictionary(text => text.Name[prefix.Length..], text => text.Value));
}

/// <summary>Data for a script in a <c>script type="application/json"</c>, which a browser never runs.</summary>
public static class JsonBlock
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    // The serializer's default encoder escapes the angle brackets, so that no text can end the script element.
    public static IHtmlContent Write(object value) => new HtmlString(JsonSerializer.Serialize(value, Json));
}
