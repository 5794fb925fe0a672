using System.Diagnostics;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>How much of a search's limits is used up.</summary>
internal sealed class SearchWatch(SearchLimits limits, CancellationToken cancel)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private SearchWatch? _whole;
    private long _steps;
    private double _from;
    private double _until;
    private double _wholeFrom;
    private double _wholeUntil;

    public CancellationToken Cancel => cancel;

    public TimeSpan Elapsed => _whole?.Elapsed ?? _watch.Elapsed;

    public long Steps => Interlocked.Read(ref _steps);

    /// <summary>0 to 1: of the iterations where they are limited, so that the same ones are made at any speed; else of the time.</summary>
    public double Share => _whole is not null ? ShareOfStretch : Math.Min(1, limits.Iterations is { } most ? (double)Steps / most : ShareOfTime);

    /// <summary>Where the search is in its course, 0 to 1.</summary>
    public double Course => limits.Course.At(Share);

    public bool IsOver => _whole is not null ? _whole.IsOver || Share >= 1 : cancel.IsCancellationRequested || Share >= 1 || ShareOfTime >= 1;

    // At its end exactly there, or who waits for that would wait in vain.
    private double ShareOfStretch => _whole!.Share is var share && share >= _wholeUntil ? _until : _from + (_until - _from) * (share - _wholeFrom) / (_wholeUntil - _wholeFrom);

    private double ShareOfTime => limits.Time <= TimeSpan.Zero ? 1 : _watch.Elapsed / limits.Time;

    /// <summary>Of a search within this one, which goes on in stretches of it and stands still between them.</summary>
    public SearchWatch Part(SearchLimits itsLimits) => new(itsLimits, cancel) { _whole = this };

    /// <summary>Goes on, from where it stands, in a stretch of the whole that begins now.</summary>
    /// <param name="until">The share of the search that is to be made at its end.</param>
    /// <param name="wholeUntil">The share of the whole at its end.</param>
    public void GoOn(double until, double wholeUntil) => (_from, _until, _wholeFrom, _wholeUntil) = (_until, until, _whole!.Share, wholeUntil);

    public void Count(long steps)
    {
        Interlocked.Add(ref _steps, steps);
        _whole?.Count(steps);
    }
}
