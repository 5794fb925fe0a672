namespace CoverageMap.Planner.Solving.GivenRoutes;

/// <summary>What is made least, in this order: seconds outside of windows, from start to end, and of all beginnings.</summary>
internal readonly record struct ScheduleCost(long Outside, long Span, long Beginnings)
{
    public static ScheduleCost Never { get; } = new(long.MaxValue / 2, 0, 0);

    public bool IsPossible => Outside < Never.Outside;

    public static ScheduleCost operator +(ScheduleCost one, ScheduleCost other) =>
        new(one.Outside + other.Outside, one.Span + other.Span, one.Beginnings + other.Beginnings);

    public bool IsBelow(ScheduleCost other) => Outside != other.Outside ? Outside < other.Outside
        : Span != other.Span ? Span < other.Span : Beginnings < other.Beginnings;
}
