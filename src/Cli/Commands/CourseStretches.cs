using System.Globalization;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Cli.Commands;

/// <summary>Stretches of a search's course as they are typed: 0.25-0.5.</summary>
internal static class CourseStretches
{
    /// <summary>Null when the text is not two shares of one, the lesser first.</summary>
    public static CourseStretch? Parse(string? text) =>
        text?.Split('-') is [var from, var until] && Share(from) is { } first && Share(until) is { } last && first < last ? new(first, last) : null;

    private static double? Share(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share : null;
}
