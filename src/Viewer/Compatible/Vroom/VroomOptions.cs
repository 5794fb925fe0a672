using System.Text.Json;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Viewer.Compatible.Vroom;

/// <summary>What vroom-express takes beside the problem: `options` with the letters of VROOM's command line.</summary>
/// <param name="IsCheck">`c`: choose times for the given routes.</param>
/// <param name="WithGeometry">`g`: tell ways and distances.</param>
internal sealed record VroomOptions(bool IsCheck, bool WithGeometry, SearchLimits Search)
{
    private const int HighestExploration = 5;

    /// <summary>`l` seconds, else the usual time of so many tasks, of which the exploration level `x` gives a share; `t` threads.</summary>
    /// <exception cref="VroomException">An option is none that VROOM understands.</exception>
    public static VroomOptions Read(JsonElement body, int tasks, VroomLimits limits)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("options", out var options) || options.ValueKind == JsonValueKind.Null)
            options = default;
        else if (options.ValueKind != JsonValueKind.Object) throw VroomException.Input("`options` is no object; write it as {\"g\": true}.");
        var seconds = Number(options, "l", limits.LongestTime.TotalSeconds);
        var level = Number(options, "x", HighestExploration) ?? HighestExploration;
        return new(Flag(options, "c"), Flag(options, "g"), new()
        {
            Time = seconds is { } given ? TimeSpan.FromSeconds(given) : UsualTime.Of(tasks, limits.Time * ((Math.Floor(level) + 1) / (HighestExploration + 1))),
            Threads = Math.Max(1, (int)(Number(options, "t", limits.Threads) ?? limits.Threads)),
        });
    }

    private static JsonElement? Find(JsonElement options, string name) =>
        options.ValueKind == JsonValueKind.Object && options.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static bool Flag(JsonElement options, string name) => Find(options, name) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw VroomException.Input($"The option `{name}` is neither true nor false; write one of them."),
    };

    /// <returns>At most <paramref name="most"/>; null where it is not given.</returns>
    private static double? Number(JsonElement options, string name, double most) => Find(options, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && number >= 0 => Math.Min(number, most),
        _ => throw VroomException.Input($"The option `{name}` is no number from 0 on; write one."),
    };
}
