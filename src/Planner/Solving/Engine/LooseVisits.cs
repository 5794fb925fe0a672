namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Visits of ruined routes that may move with those that begin together with them.</summary>
internal sealed class LooseVisits(RouteSet routes, Bonds bonds, BondWindows windows)
{
    private readonly Model _model = routes.Model;
    private readonly List<int> _loose = [];

    public bool Any => _loose.Count > 0;

    /// <summary>
    /// Lets visits of ruined routes begin whenever those can that begin together with them; <see cref="TryTie"/> then moves these.
    /// (Each held at its time instead, 8 such pairs made a district of 1,000 visits 2 % dearer.)
    /// </summary>
    public void Loosen(List<int> ruined, bool[]? held)
    {
        _loose.Clear();
        foreach (var route in ruined)
        {
            var end = _model.End(route);
            for (var node = routes.Nodes[_model.Start(route)].Next; node != end; node = routes.Nodes[node].Next)
                if (bonds.IsOnlyTogether(node) && held?[node] != true && !bonds.Partners(node).Any(_loose.Contains)) TryLoosen(node);
        }
    }

    private void TryLoosen(int visit)
    {
        var (from, until) = (0, Model.Horizon);
        foreach (var other in bonds.Partners(visit))
        {
            if (routes.Nodes[other].Route < 0) continue;
            var its = routes.Hours.Begins.Between(other);
            (from, until) = (Math.Max(from, its.From), Math.Min(until, its.Until));
        }
        var begin = routes.Hours.Begins.Of(visit);
        if (from > begin || until < begin || from == until) return;
        // Nothing was taken out of it where all that was near is held.
        routes.Touch(routes.Nodes[visit].Route);
        routes.Windows.Repin(visit, Math.Max(from, _model.Early[visit]), Math.Min(until, _model.Late[visit]));
        routes.SettleWindow(visit);
        _loose.Add(visit);
    }

    /// <summary>After what was loosened is undone.</summary>
    public void Forget() => _loose.Clear();

    /// <summary>Makes those begin together again that were loosened.</summary>
    /// <returns>False where that leaves no time for one of them.</returns>
    public bool TryTie()
    {
        windows.BeginFeasible();
        foreach (var visit in _loose)
        {
            var begin = routes.Hours.Begins.Of(visit);
            windows.Narrow(visit, begin, begin);
            foreach (var other in bonds.Partners(visit))
            {
                if (routes.Nodes[other].Route < 0) continue;
                routes.Windows.Unpin(other);
                windows.Narrow(other, begin, begin);
            }
            if (!windows.AreFeasible) return false;
        }
        _loose.Clear();
        return true;
    }
}
