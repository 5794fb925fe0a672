using System.Globalization;

namespace CoverageMap.Viewer.Languages;

/// <summary>
/// The languages of the pages. The program runs without ICU (a fresh Debian has none), so what it would know of
/// Vietnamese numbers is said here.
/// </summary>
public static class Language
{
    public static CultureInfo Vietnamese { get; } = Make("vi", group: ".", decimalMark: ",");

    public static CultureInfo English { get; } = Make("en", group: ",", decimalMark: ".");

    /// <summary>The language of a code; Vietnamese for any other.</summary>
    public static CultureInfo Of(string? code) => code == English.Name ? English : Vietnamese;

    private static CultureInfo Make(string code, string group, string decimalMark)
    {
        var culture = new CultureInfo(code);
        culture.NumberFormat.NumberGroupSeparator = group;
        culture.NumberFormat.NumberDecimalSeparator = decimalMark;
        culture.NumberFormat.PercentGroupSeparator = group;
        culture.NumberFormat.PercentDecimalSeparator = decimalMark;
        culture.NumberFormat.PercentPositivePattern = 1; // 31,5%
        return CultureInfo.ReadOnly(culture);
    }
}
