using System.Text.RegularExpressions;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Register.Headings;

/// <summary>A heading as it is compared: no diacritics, no capitals, words of letters and digits with one blank between.</summary>
internal static partial class HeadingKey
{
    private const int LongestHeading = 200;

    public static string Of(string heading) => heading.Length > LongestHeading ? ""
        : NoWord().Replace(VietnameseLetters.FoldLower(VietnameseLetters.Compose(heading)).Replace('_', ' '), " ").Trim();

    /// <summary>As <see cref="Of"/>, without what stands in brackets: "Họ và tên (chữ in hoa)".</summary>
    public static string WithoutBrackets(string heading) => heading.Length > LongestHeading ? "" : Of(Brackets().Replace(heading, " "));

    [GeneratedRegex("[^\\p{L}\\p{N}]+")]
    private static partial Regex NoWord();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]")]
    private static partial Regex Brackets();
}
