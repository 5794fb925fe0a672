namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// When visits may begin at the soonest and at the latest: as the model says, or narrower while they are bound to others that are
/// served. Changes since <see cref="Begin"/> can be undone.
/// </summary>
internal sealed class PinnedWindows(Model model)
{
    private readonly List<(int Visit, int Early, int Late)> _before = [];

    /// <summary>By visit.</summary>
    public int[] Early { get; } = [.. model.Early];

    /// <summary>By visit.</summary>
    public int[] Late { get; } = [.. model.Late];

    /// <summary>Sets all windows as the model has them.</summary>
    public void Clear()
    {
        Array.Copy(model.Early, Early, Early.Length);
        Array.Copy(model.Late, Late, Late.Length);
    }

    /// <summary>Makes the changes until now final.</summary>
    public void Begin()
    {
        if (_before.Count > 0) _before.Clear();
    }

    /// <summary>Narrows a visit's window.</summary>
    public void Pin(int visit, int early, int late) => Repin(visit, Math.Max(Early[visit], early), Math.Min(Late[visit], late));

    /// <summary>Sets a visit's window, whatever it was.</summary>
    public void Repin(int visit, int early, int late)
    {
        _before.Add((visit, Early[visit], Late[visit]));
        (Early[visit], Late[visit]) = (early, late);
    }

    /// <summary>Sets a visit's window as the model has it.</summary>
    public void Unpin(int visit)
    {
        if (Early[visit] != model.Early[visit] || Late[visit] != model.Late[visit]) Repin(visit, model.Early[visit], model.Late[visit]);
    }

    /// <summary>A moment to which <see cref="Restore"/> can go back.</summary>
    public int Mark => _before.Count;

    /// <summary>The visits whose windows were changed since a moment, the last first, each as often as it was.</summary>
    public IEnumerable<int> ChangedSince(int mark)
    {
        for (var change = _before.Count - 1; change >= mark; change--) yield return _before[change].Visit;
    }

    /// <summary>Sets all windows as they were at a moment. What was changed since then is still told.</summary>
    public void Restore(int mark)
    {
        for (var change = _before.Count - 1; change >= mark; change--)
            (Early[_before[change].Visit], Late[_before[change].Visit]) = (_before[change].Early, _before[change].Late);
    }
}
