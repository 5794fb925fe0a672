using System.Globalization;

namespace CoverageMap.Cli.Commands;

/// <summary>Durations as people type them: 30s, 2m, 1h.</summary>
internal static class Durations
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Null when the text is no whole number with a unit, or is under a second or over an hour.</summary>
    public static TimeSpan? Parse(string? text)
    {
        if (text is null) return null;
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        TimeSpan? duration = text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => null,
        };
        return duration >= TimeSpan.FromSeconds(1) && duration <= Longest ? duration : null;
    }
}
