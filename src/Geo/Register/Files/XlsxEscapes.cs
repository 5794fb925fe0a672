using System.Globalization;
using System.Text.RegularExpressions;

namespace CoverageMap.Geo.Register.Files;

/// <summary>Characters that XML cannot hold stand in a workbook as _xHHHH_ (ECMA-376, 22.9.2.19).</summary>
internal static partial class XlsxEscapes
{
    public static string Decode(string text) => !text.Contains("_x", StringComparison.Ordinal)
        ? text
        : Escape().Replace(text, match => ((char)ushort.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
