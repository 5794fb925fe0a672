namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Several courses of a search from the same first plan, one after another to a point, from which the cheaper half of them goes on: which team serves which hamlet
/// settles early, and where there are enough steps for each visit another draw of that is worth more than twice the time for one.
/// (1,000 visits and all rules, three million steps, four draws: 0.7 % cheaper than one course, 900,000 0.7 % dearer. 150 visits, six draws, 720,000: 0.5 ± 0.3 %
/// cheaper, and two runs differ by 0.4 % instead of 1.0.)
/// </summary>
/// <param name="create">Makes one of the courses, by its own limits and watch.</param>
internal sealed class Tournament(SearchLimits limits, SearchWatch watch, Func<SearchLimits, SearchWatch, StagedCourse> create)
{
    /// <summary>
    /// Where in the course half of them end, by how often they are halved. By the costs of late at two fifths the end is told with a correlation of 0.75, at seven
    /// tenths 0.91 (districts, 400,000 steps). Eight courses, halved at 0.4 too: 150 visits as above 0.2 ± 0.2 % dearer than four.
    /// </summary>
    private static readonly double[][] Halvings = [[], [0.7], [0.5, 0.7]];

    /// <summary>That each course has for each visit, at least.</summary>
    private const double LeastSteps = 900;

    /// <summary>Far from the seeds that somebody would choose, and from those of threads.</summary>
    private const int SeedOfNext = 7919;

    /// <summary>How often courses are halved where there are so many steps for each visit: two to that power begin.</summary>
    public static int HalvingsFor(double stepsOfVisit) => Array.FindLastIndex(Halvings, points => points.Length == 0 || stepsOfVisit >= LeastSteps * Length(points));

    /// <summary>Searches for what is left of the limits.</summary>
    /// <returns>The best routes of all courses; null: there was no time for one.</returns>
    public Snapshot? Run(int halvings)
    {
        var (points, begun) = (Halvings[halvings], watch.Share);
        var share = (1 - begun) / Length(points);
        var own = limits with { Time = limits.Time * share, Iterations = (long?)(limits.Iterations * share) };
        List<Course> all = [.. Enumerable.Range(0, 1 << halvings).Select(number => new Course(own with { Seed = limits.Seed + number * SeedOfNext }, watch, create))];
        var (running, from) = (all, 0.0);
        foreach (var until in points.Append(1))
        {
            foreach (var course in running.TakeWhile(_ => !watch.IsOver))
            {
                begun += (until - from) * share;
                // Sums of shares may end beside 1.
                course.GoOn(until, until == 1 ? 1 : begun);
            }
            running = [.. running.OrderBy(course => course.CostOfLate).Take(running.Count / 2)];
            from = until;
        }
        return all.Select(course => course.Best).OfType<Snapshot>().MinBy(plan => plan.Cost);
    }

    /// <summary>How many whole courses a tournament is.</summary>
    private static double Length(double[] points)
    {
        var (length, from, running) = (0.0, 0.0, 1 << points.Length);
        foreach (var until in points.Append(1))
        {
            length += running * (until - from);
            (from, running) = (until, running / 2);
        }
        return length;
    }

    private sealed class Course(SearchLimits limits, SearchWatch whole, Func<SearchLimits, SearchWatch, StagedCourse> create)
    {
        private readonly SearchWatch _watch = whole.Part(limits);
        private StagedCourse? _search;

        public double CostOfLate => _search?.CostOfLate ?? double.MaxValue;

        /// <summary>Null before it began.</summary>
        public Snapshot? Best => _search?.Best;

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
