namespace CoverageMap.Planner.Solving.Engine;

/// <summary>What leaving visits out costs for the moment: those of the lowest class count a factor more while it is hot.</summary>
internal sealed class MomentWorths(Model model)
{
    private readonly long[] _worths = [.. model.Worth];
    private double _factor = 1;

    /// <summary>What is left out costs so much more than in truth.</summary>
    public long Besides { get; private set; }

    public long Of(int visit) => _worths[visit];

    /// <returns>The change of what is left out.</returns>
    public long SetFactor(double factor, ReadOnlySpan<int> leftOut)
    {
        if (factor == _factor) return 0;
        _factor = factor;
        for (var visit = 0; visit < _worths.Length; visit++)
            if (!model.IsHigher(visit)) _worths[visit] = (long)(model.Worth[visit] * factor);
        var before = Besides;
        Besides = 0;
        foreach (var visit in leftOut) Besides += More(visit);
        return Besides - before;
    }

    /// <returns>What leaving it out costs.</returns>
    public long LeaveOut(int visit)
    {
        if (_factor != 1) Besides += More(visit);
        return _worths[visit];
    }

    /// <returns>What serving it saves.</returns>
    public long Serve(int visit)
    {
        if (_factor != 1) Besides -= More(visit);
        return _worths[visit];
    }

    public void Clear() => Besides = 0;

    private long More(int visit) => _worths[visit] - model.Worth[visit];
}
