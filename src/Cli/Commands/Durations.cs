using System.Globalization;

namespace CoverageMap.Cli.Commands;

/// <summary>Durations as people type them: 30s, 2m, 1.5h.</summary>
internal static class Durations
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Null when the text is no number with a unit, or is under a second or over an hour.</summary>
    public static TimeSpan? Parse(string? text)
    {
        if (text is null) return null;
        var digits = text.TakeWhile(sign => char.IsAsciiDigit(sign) || sign == '.').Count();
        if (!decimal.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > Milliseconds(Longest)) return null;
        var unit = text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => TimeSpan.Zero,
        };
        var milliseconds = number * Milliseconds(unit);
        return milliseconds >= 1000 && milliseconds <= Milliseconds(Longest) ? TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond)) : null;

        static decimal Milliseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMillisecond;
    }
}
