using System.CommandLine;
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
        // More of any unit is too long, and more than can be reckoned with.
        if (!decimal.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > Longest.Ticks) return null;
        var unit = text[digits..] switch
        {
            "ms" => TimeSpan.TicksPerMillisecond,
            "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            _ => 0,
        };
        var ticks = number * unit;
        return ticks >= TimeSpan.TicksPerSecond && ticks <= Longest.Ticks ? TimeSpan.FromTicks((long)ticks) : null;
    }

    /// <summary>Has an option refuse what is no duration.</summary>
    public static void Require(Option option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string>() is { } text && Parse(text) is null)
            result.AddError($"{option.Name} '{text}' is no duration from 1s to 1h; write it as 30s or 2m.");
    });
}
