namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// The best routes of a search. Whether bound visits have a timetable takes as long to tell as a hundred steps, so that it
/// is asked now and then only: for the best routes since it was asked before.
/// </summary>
/// <param name="fits">Whether routes whose visits are bound to each other have a timetable.</param>
/// <param name="report">Told of better routes, once a second at most.</param>
internal sealed class BestPlan(Model model, SearchWatch watch, Func<Snapshot, bool> fits, Action<Snapshot>? report)
{
    /// <summary>
    /// In shares of the search's limit. (A district of 1,000 visits, 20 s: asked whenever routes were better, it took 6 % of
    /// the time, and they always fitted.)
    /// </summary>
    private const double ShareOfAsking = 0.01;

    private readonly Snapshot _hoped = new(model);
    private double _asked;
    private TimeSpan _reported = TimeSpan.FromSeconds(-1);

    /// <summary>The best routes that are known to have a timetable.</summary>
    public Snapshot Sure { get; } = new(model);

    /// <summary>What routes have to be below to be better.</summary>
    public long Cost => Math.Min(Sure.Cost, _hoped.Cost);

    /// <summary>Takes over better routes.</summary>
    /// <returns>False where the best have no timetable: then search on from <see cref="Sure"/>.</returns>
    public bool Offer(Snapshot plan)
    {
        if (model.Bonds is null)
        {
            Take(plan);
            return true;
        }
        _hoped.CopyAll(plan);
        return !model.IsSmall && watch.Share - _asked < ShareOfAsking || Ask();
    }

    /// <summary>Makes sure of the best routes offered.</summary>
    /// <inheritdoc cref="Offer" path="/returns"/>
    public bool Ask()
    {
        if (_hoped.Cost >= Sure.Cost) return true;
        _asked = watch.Share;
        var isSure = fits(_hoped);
        if (isSure) Take(_hoped);
        _hoped.Cost = long.MaxValue;
        return isSure;
    }

    /// <summary>Begins with routes, if they have a timetable.</summary>
    public bool TryBegin(Snapshot plan)
    {
        if (model.Bonds is not null && !fits(plan)) return false;
        Take(plan);
        return true;
    }

    /// <summary>Takes over routes that are known to fit.</summary>
    public void Take(Snapshot plan)
    {
        Sure.CopyAll(plan);
        if (report is null || watch.Elapsed - _reported < TimeSpan.FromSeconds(watch.Elapsed.TotalSeconds < 5 ? 0.25 : 1)) return;
        _reported = watch.Elapsed;
        report(Sure);
    }
}
