namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Several courses of a search from the same first plan: one to its end, so that there soon is a good plan, then others, of which the one that costs least half-way is made to its end too. Which team
/// serves which hamlet settles early, and where there are enough steps for each visit another draw of that is worth more than several times the time for one.
/// </summary>
/// <param name="create">Makes one of the courses, by its own limits and watch.</param>
internal sealed class Tournament(SearchLimits limits, SearchWatch watch, Func<SearchLimits, SearchWatch, StagedCourse> create)
{
    private const int Challengers = 3;

    /// <summary>
    /// Where challengers are compared. By the costs of late at two fifths of the course the end is told with a correlation of 0.75, at seven tenths 0.91 (districts, 400,000 steps).
    /// </summary>
    private const double ComparedAt = 0.5;

    /// <summary>In whole courses.</summary>
    private const double Length = 1 + Challengers * ComparedAt + 1 - ComparedAt;

    /// <summary>That each course has for each visit, at least.</summary>
    private const double LeastSteps = 700;

    /// <summary>Far from the seeds that somebody would choose, and from those of threads.</summary>
    private const int SeedOfNext = 7919;

    private readonly List<Course> _courses = [];

    /// <summary>Whether so many steps for each visit are enough for one.</summary>
    public static bool Fits(double stepsOfVisit) => stepsOfVisit >= LeastSteps * Length;

    /// <summary>Searches for what is left of the limits.</summary>
    /// <returns>The best routes of all courses; null: there was no time for one.</returns>
    public Snapshot? Run()
    {
        var (begun, share) = (watch.Share, (1 - watch.Share) / Length);
        if (!watch.IsOver) Begin(share).GoOn(1, begun += share);
        for (var challenger = 0; challenger < Challengers && !watch.IsOver; challenger++) Begin(share).GoOn(ComparedAt, begun += ComparedAt * share);
        if (!watch.IsOver) _courses.Skip(1).MinBy(course => course.CostOfLate)!.GoOn(1, 1);
        return _courses.Select(course => course.Best).MinBy(plan => plan.Cost);
    }

    private Course Begin(double share)
    {
        var own = limits with { Time = limits.Time * share, Iterations = (long?)(limits.Iterations * share), Seed = limits.Seed + _courses.Count * SeedOfNext };
        _courses.Add(new(own, watch, create));
        return _courses[^1];
    }

    private sealed class Course(SearchLimits limits, SearchWatch whole, Func<SearchLimits, SearchWatch, StagedCourse> create)
    {
        private readonly SearchWatch _watch = whole.Part(limits);
        private StagedCourse? _search;

        public double CostOfLate => _search!.CostOfLate;

        public Snapshot Best => _search!.Best;

        /// <param name="wholeUntil">The share of the whole that may be used up then.</param>
        public void GoOn(double until, double wholeUntil)
        {
            _watch.GoOn(until, wholeUntil);
            // Making it takes some of the time.
            _search ??= create(limits, _watch);
            _search.SearchUntil(until);
        }
    }
}
