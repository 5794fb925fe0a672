namespace CoverageMap.Planner.Solving.Parts;

/// <summary>
/// How far the course of a search goes on within each cut of a large problem. Temperatures fall once, over all cuts: what borders
/// held apart while it was hot is then not yet settled when they move.
/// </summary>
/// <param name="least">Less time is not worth giving a part; zero: as long as it is made in a small share of it.</param>
internal sealed class CutCourse(SearchLimits limits, TimeSpan least)
{
    /// <summary>
    /// Of the course, within one cut. (6,000 visits, 160 teams, all rules, two million steps, four pairs: a quarter 0.8 ± 0.2 % dearer, a
    /// sixteenth no better, 0.1 ± 0.3; all of it in a first cut, for three fifths of the steps, and two that begin less hot 1.9 %.)
    /// </summary>
    private const double Usual = 1.0 / 8;

    /// <summary>Of the stretch, within the first: borders move once at least.</summary>
    private const double MostOfFirst = 0.5;

    /// <summary>A part has so many times as long as it takes to be made.</summary>
    private const int TimesOfMaking = 8;

    /// <summary>Before any was made. (1,500 visits, all rules.)</summary>
    private static readonly TimeSpan GuessedMaking = TimeSpan.FromSeconds(0.25);

    private readonly Lock _lock = new();
    private TimeSpan _making;
    private int _made;

    /// <summary>A part was made, its matrices and what else its search needs, in so much time.</summary>
    public void Made(TimeSpan time)
    {
        lock (_lock) (_making, _made) = (_making + time, _made + 1);
    }

    /// <summary>The stretch of the course that is searched within a cut.</summary>
    /// <param name="parts">Of those who search at the same time, each has so many in the mean.</param>
    public CourseStretch Next(double from, double parts)
    {
        var (first, last) = limits.Course;
        var needed = limits.Iterations is not null || limits.Time <= TimeSpan.Zero ? 0 : TimeOfPart * parts / limits.Time * (last - first);
        var length = Math.Max(Usual, from > first ? needed : Math.Min(needed, MostOfFirst * (last - first)));
        // No short one at the end.
        return new(from, last - from < 1.5 * length ? last : from + length);
    }

    /// <summary>What making a part takes, in the mean.</summary>
    public TimeSpan MakingOfPart
    {
        get
        {
            lock (_lock) return _made == 0 ? GuessedMaking : _making / _made;
        }
    }

    private TimeSpan TimeOfPart => TimesOfMaking * MakingOfPart is var ofMaking && ofMaking > least ? ofMaking : least;
}
