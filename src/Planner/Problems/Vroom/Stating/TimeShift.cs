namespace CoverageMap.Planner.Problems.Vroom.Stating;

/// <summary>
/// The zero of the routing problem in VROOM's time. Timestamps are beyond what engines count to, so the problem is moved
/// to begin some two years before its first time.
/// </summary>
public readonly record struct TimeShift(long Zero)
{
    /// <summary>Seconds before the first time, enough for any ride to it.</summary>
    private const long Lead = 1 << 26;

    /// <exception cref="VroomException">Times are more than 30 years apart.</exception>
    public static TimeShift Of(VroomInput input)
    {
        var windows = input.Vehicles.Where(vehicle => vehicle.Hours is not null).Select(vehicle => vehicle.Hours!.Value)
            .Concat(input.Vehicles.SelectMany(vehicle => vehicle.Breaks).SelectMany(pause => pause.Windows))
            .Concat(input.Tasks.SelectMany(task => task.Windows)).ToList();
        if (windows.TrueForAll(window => window.From < TeamShift.NoEnd)) return new(0);
        // What is open from the very beginning says nothing of when the problem begins, but for when it ends.
        var first = windows.Min(window => window.From > 0 ? window.From : window.Until);
        var shift = new TimeShift(Math.Max(0, first - Lead));
        var last = windows.Max(window => window.From);
        return last - shift.Zero < TeamShift.NoEnd ? shift : throw VroomException.Input(
            $"Times are too far apart: one at {first}, another at {last}; keep them within 30 years.");
    }

    public TimeWindow In(TimeWindow window) => new(In(window.From), In(window.Until));

    private long In(long time) => Math.Clamp(time - Zero, 0, TeamShift.NoEnd);
}
