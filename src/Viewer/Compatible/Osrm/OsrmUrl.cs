using System.Globalization;
using System.Text;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>The parts of an address: /{service}/v{version}/{profile}/{query}, the query with coordinates and options.</summary>
/// <param name="QueryAt">Where the query begins in the address, for messages.</param>
internal sealed record OsrmUrl(string Service, int Version, string Profile, string Query, int QueryAt)
{
    /// <param name="target">The path and query as they were sent.</param>
    /// <param name="withQuery">False where coordinates and options are in the request's body.</param>
    /// <exception cref="OsrmMistake">It has not these parts.</exception>
    public static OsrmUrl Parse(string target, bool withQuery = true)
    {
        var text = Decode(target);
        var cursor = new TextCursor(text);
        void Need(bool has)
        {
            if (!has) throw Malformed(text, cursor.At);
        }
        string NeedName()
        {
            var name = cursor.TakeWhile(IsNameLetter);
            Need(name != "");
            return name;
        }
        Need(cursor.Take('/'));
        var service = NeedName();
        Need(cursor.Take('/'));
        Need(cursor.Take('v'));
        Need(cursor.TakeUnsigned(out var version));
        Need(cursor.Take('/'));
        var profile = NeedName();
        var slash = cursor.Take('/');
        Need(slash || !withQuery);
        var at = cursor.At;
        var query = cursor.TakeWhile(IsQueryLetter);
        Need(cursor.IsAtEnd && query != "" == withQuery);
        return new OsrmUrl(service, version, profile, query, at);
    }

    // Byte for byte, so that positions are those in what was sent, but for what had to be escaped.
    private static string Decode(string target)
    {
        if (!target.Contains('%')) return target;
        var text = new StringBuilder(target.Length);
        for (var at = 0; at < target.Length; at++)
        {
            var isEscape = target[at] == '%' && at + 2 < target.Length && char.IsAsciiHexDigit(target[at + 1]) && char.IsAsciiHexDigit(target[at + 2]);
            text.Append(isEscape ? (char)byte.Parse(target.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : target[at]);
            if (isEscape) at += 2;
        }
        return text.ToString();
    }

    private static bool IsNameLetter(char one) => char.IsAsciiLetterOrDigit(one) || "_.~:-".Contains(one);

    private static bool IsQueryLetter(char one) => char.IsAsciiLetterOrDigit(one) || "_[]{}@?|\\~`^%=,;:&().-+".Contains(one);

    private static OsrmMistake Malformed(string text, int at) =>
        new("InvalidUrl", $"URL string malformed close to position {at}: \"{text[Math.Max(0, at - 3)..Math.Min(text.Length, at + 3)]}\"");
}
