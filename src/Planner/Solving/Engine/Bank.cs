namespace CoverageMap.Planner.Solving.Engine;

/// <summary>The visits that no route serves, with what leaving them out costs.</summary>
internal sealed class Bank
{
    private readonly int[] _visits;
    private readonly int[] _rank;

    public Bank(int visits)
    {
        (_visits, _rank) = (new int[visits], new int[visits]);
        Array.Fill(_rank, -1);
    }

    public int Count { get; private set; }

    public int this[int rank] => _visits[rank];

    /// <summary>In no order, until the next change.</summary>
    public ReadOnlySpan<int> Visits => _visits.AsSpan(0, Count);

    public bool Contains(int visit) => _rank[visit] >= 0;

    public void Clear()
    {
        while (Count > 0) _rank[_visits[--Count]] = -1;
    }

    public void Add(int visit)
    {
        _rank[visit] = Count;
        _visits[Count++] = visit;
    }

    public void Remove(int visit)
    {
        var (rank, last) = (_rank[visit], _visits[--Count]);
        (_visits[rank], _rank[last]) = (last, rank);
        _rank[visit] = -1;
    }
}
