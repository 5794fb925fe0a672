using System.Globalization;
using CoverageMap.Geo;

namespace CoverageMap.Viewer.Api;

/// <summary>A day in an address: 2024-05-06.</summary>
public static class DayText
{
    /// <exception cref="UserErrorException">The text is no such day.</exception>
    public static DateOnly Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UserErrorException($"Day '{text}' in the address is not a date; write it like 2024-05-06.");

    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
