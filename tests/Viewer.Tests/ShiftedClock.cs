namespace CoverageMap.Viewer.Tests;

/// <summary>A clock that runs as fast as the real one, but begins at another moment and can be set forward.</summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly DateTimeOffset _realStart = System.GetUtcNow();
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => start + (System.GetUtcNow() - _realStart) + _ahead;

    public void Advance(TimeSpan time) => _ahead += time;
}
