using System.Globalization;

namespace CoverageMap.Geo.Register.Headings;

/// <summary>Takes the year out of a date of birth.</summary>
internal static class BirthYears
{
    private const int FirstSerial = 3_000, LastSerial = 60_000; // 1908 to 2064 as spreadsheets count days

    private static readonly string[] Dates =
        ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d/M/yyyy H:mm:ss", "yyyy-M-d", "yyyy/M/d", "yyyy-M-d H:mm:ss", "ddMMyyyy"];

    private static readonly string[] Months = ["M/yyyy", "M-yyyy", "M.yyyy", "yyyy-M"];

    /// <returns>The year, or the text itself where it is no date; years of two digits are none.</returns>
    public static string Read(string text)
    {
        text = text.Trim();
        if (text.Length > 30) return text;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && text.Length <= 5)
            return number is >= FirstSerial and <= LastSerial ? Year(DateTime.FromOADate(number)) : text;
        var plain = text.Replace(" ", "", StringComparison.Ordinal);
        if (DateTime.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ||
            DateTime.TryParseExact(plain, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) ||
            DateTime.TryParseExact(plain, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            return Year(date);
        return text;
    }

    private static string Year(DateTime date) => date.Year.ToString(CultureInfo.InvariantCulture);
}
