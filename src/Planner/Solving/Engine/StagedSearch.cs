namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Searches in two stages where visits are bound to each other: while it is hot without these bonds, then with them. Which team
/// helps where settles in the first, in which bound visits, served at the same moment or one after another, would hold whole routes
/// where they are and take a third of the time.
/// </summary>
internal sealed class StagedSearch
{
    /// <summary>Of the course.</summary>
    private const double Unbound = 0.4;

    /// <summary>How often in the first stage a plan is made that keeps the bonds, so that there is a better one if the search is ended.</summary>
    private const int Plans = 8;

    private readonly Model _model;
    private readonly SearchLimits _limits;
    private readonly SearchWatch _watch;
    private readonly Annealing _bound;

    /// <inheritdoc cref="Annealing(Model, SearchLimits, SearchWatch, bool, Func{Snapshot, bool}, Action{Snapshot}?)"/>
    public StagedSearch(Model model, SearchLimits limits, SearchWatch watch, bool isWarm, Func<Snapshot, bool> fits, Action<Snapshot>? report)
    {
        (_model, _limits, _watch) = (model, limits, watch);
        _bound = new(model, limits, watch, isWarm, fits, report);
        IsStaged = model.Unbound is not null && !model.IsSmall && !isWarm && limits.Course.From < Unbound;
    }

    private bool IsStaged { get; }

    public Snapshot Run(Snapshot start)
    {
        _bound.Begin(start);
        if (IsStaged) SearchUnbound();
        _bound.SearchUntil(1);
        return _bound.Best;
    }

    private void SearchUnbound()
    {
        var free = new Annealing(_model.Unbound!, _limits, _watch, isWarm: false, _ => true, null);
        free.Begin(WithoutTimes(_bound.Best));
        var (from, until) = (_limits.Course.From, Math.Min(Unbound, _limits.Course.Until));
        for (var plan = 1; plan <= Plans && !_watch.Cancel.IsCancellationRequested; plan++)
        {
            free.SearchUntil(from + (until - from) * plan / Plans);
            _bound.GoOnFrom(WithoutBroken(free.Best));
        }
    }

    private Snapshot WithoutTimes(Snapshot plan)
    {
        var free = new Snapshot(_model.Unbound!);
        for (var route = 0; route < _model.Routes.Length; route++) free.Visits(route).AddRange(plan.Visits(route));
        return free;
    }

    /// <summary>The routes without the visits whose bonds may be broken.</summary>
    private Snapshot WithoutBroken(Snapshot plan)
    {
        var (bonds, bound, teamOf) = (_model.Bonds!, new Snapshot(_model), new int[_model.Visits]);
        Array.Fill(teamOf, -1);
        for (var route = 0; route < _model.Routes.Length; route++)
            foreach (var visit in plan.Visits(route)) teamOf[visit] = _model.Routes[route].Team;
        for (var route = 0; route < _model.Routes.Length; route++)
            bound.Visits(route).AddRange(plan.Visits(route).Where(visit => !MayBeBroken(visit) && (bonds.Mate[visit] < 0 || !MayBeBroken(bonds.Mate[visit]))));
        return bound;

        bool MayBeBroken(int visit) => bonds.IsTimed(visit) ||
            bonds.SameTeam[visit]?.Exists(other => teamOf[other] >= 0 && teamOf[other] != teamOf[visit]) == true ||
            bonds.DifferentTeams[visit]?.Exists(other => teamOf[other] == teamOf[visit]) == true;
    }
}
