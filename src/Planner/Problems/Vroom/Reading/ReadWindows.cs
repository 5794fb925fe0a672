using System.Text.Json;

namespace CoverageMap.Planner.Problems.Vroom.Reading;

/// <summary>Time windows: pairs of first and last second, both included.</summary>
internal static class ReadWindows
{
    private static readonly TimeWindow Always = new(0, VroomInput.Never);

    /// <returns>In order; none where none are given, or one that is always open.</returns>
    /// <exception cref="VroomException">One is no window, or two of them meet.</exception>
    public static IReadOnlyList<TimeWindow> Of(JsonFields owner)
    {
        if (owner.List("time_windows") is not { } given) return [];
        if (given.Count == 0) throw VroomException.Input($"The array `time_windows` of {owner.Name} is empty; leave it out for any time.");
        TimeWindow[] windows = [.. given.Select(window => Window(owner, "time_windows", window)).OrderBy(window => window.From).ThenBy(window => window.Until)];
        for (var next = 1; next < windows.Length; next++)
            if (windows[next].From <= windows[next - 1].Until)
                throw VroomException.Input($"The time windows [{windows[next - 1].From}, {windows[next - 1].Until}] and " +
                    $"[{windows[next].From}, {windows[next].Until}] of {owner.Name} overlap; join them to one.");
        return windows is [var only] && only == Always ? [] : windows;
    }

    public static TimeWindow? Hours(JsonFields vehicle) =>
        vehicle.Find("time_window") is { } given && Window(vehicle, "time_window", given) is var window && window != Always ? window : null;

    private static TimeWindow Window(JsonFields owner, string key, JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Array || given.GetArrayLength() < 2) throw owner.Wrong(key, "[first second, last second]", given);
        var (from, until) = (owner.Whole(given[0], key), owner.Whole(given[1], key));
        return from <= until ? new(from, until) : throw VroomException.Input(
            $"The time window [{from}, {until}] of {owner.Name} ends before it begins; exchange the two.");
    }
}
