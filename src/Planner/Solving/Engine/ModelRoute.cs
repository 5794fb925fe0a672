namespace CoverageMap.Planner.Solving.Engine;

/// <summary>One shift of one team.</summary>
internal sealed class ModelRoute
{
    public required int Team { get; init; }

    public required int Shift { get; init; }

    /// <summary>Which matrices its rides are in.</summary>
    public required int Class { get; init; }

    public required int Kind { get; init; }

    /// <summary>Routes of one type can stand for each other: of those not used, one is tried.</summary>
    public required int Type { get; init; }

    public required int StartRow { get; init; }

    public required int EndRow { get; init; }

    public required int From { get; init; }

    public required int Until { get; init; }

    public required ModelBreak[] Breaks
    {
        get;
        init => (field, BreakSeconds) = (value, value.Sum(pause => pause.Seconds));
    }

    /// <summary>Of going out at all.</summary>
    public required long Fixed { get; init; }

    public required int RegularUntil { get; init; }

    /// <summary>Per second, in the model's unit; 0: no overtime is paid.</summary>
    public required double OvertimePrice { get; init; }

    public required int MaxStops { get; init; }

    public required long MaxTravel { get; init; }

    public required long MaxMetres { get; init; }

    /// <summary>From leaving to being back; int.MaxValue: no limit.</summary>
    public required int MaxDuration { get; init; }

    /// <summary>By dimension.</summary>
    public required long[] Capacity { get; init; }

    /// <summary>By dimension, over all shifts of the team; null: no limit.</summary>
    public long[]? DayStock { get; init; }

    /// <summary>What was done before the search may change anything; null: the shift has not begun.</summary>
    public DrivenPart? Driven { get; init; }

    /// <summary>Whether a break depends on what is loaded.</summary>
    public required bool HasLoadBreaks { get; init; }

    /// <summary>Of all its breaks.</summary>
    public int BreakSeconds { get; private init; }

    /// <summary>Whether its rides are limited.</summary>
    public bool HasLimits => MaxTravel < long.MaxValue || MaxMetres < long.MaxValue;
}

/// <summary>The visits of a route that are done, by number in the problem, and what they count for.</summary>
/// <param name="Began">When the team left, in the problem's time.</param>
/// <param name="Peak">By dimension: the most that these visits alone had on board on any ride.</param>
internal sealed record DrivenPart(int[] Visits, long Began, int LastPlace, int LeftAt, long Travel, long Metres, long Work, long[] Delivered, long[] PickedUp, long[] Peak);

/// <param name="Windows">From, until, from, until…; at least one.</param>
internal sealed record ModelBreak(int[] Windows, int Seconds, bool MayInterruptRide, long[]? MaxLoad)
{
    /// <summary>When it begins for one who is ready at a time; int.MaxValue: never.</summary>
    public int Begin(int ready)
    {
        for (var at = 0; at < Windows.Length; at += 2)
            if (ready <= Windows[at + 1]) return Math.Max(ready, Windows[at]);
        return int.MaxValue;
    }

    /// <summary>When a ride ends that begins at a time and on which the break is taken; int.MaxValue: never.</summary>
    public int Ride(int left, int seconds)
    {
        if (left == int.MaxValue || Begin(left) is var begin && begin == int.MaxValue) return int.MaxValue;
        // Taken on the way, a break begins when the ride allows, up to the end of its window.
        var reached = MayInterruptRide ? Math.Max((long)left + seconds, begin) + Seconds : (long)begin + Seconds + seconds;
        return reached > Model.Horizon ? int.MaxValue : (int)reached;
    }

    /// <summary>The latest time to leave for a ride on which the break is taken and that ends by a time; −1: none.</summary>
    public int Back(int reach, int seconds)
    {
        var left = MayInterruptRide ? reach : reach - seconds;
        for (var at = Windows.Length - 2; at >= 0; at -= 2)
            if (Windows[at] <= left - Seconds)
                return Math.Max(-1, Math.Min(Windows[at + 1], reach - Seconds - seconds));
        return -1;
    }

    public bool Allows(ReadOnlySpan<long> load)
    {
        for (var dimension = 0; MaxLoad is not null && dimension < MaxLoad.Length; dimension++)
            if (load[dimension] > MaxLoad[dimension]) return false;
        return true;
    }
}
