namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// What the routes of each thread cost in the mean, in the last part of a stretch of a search's course: the cost of a moment differs by the temperature, and the
/// best so far tells of luck.
/// </summary>
internal sealed class LateCosts(int threads)
{
    /// <summary>Of the course.</summary>
    private const double Last = 0.05;

    private readonly (double Sum, long Count)[] _costs = new (double, long)[threads];
    private double _from;

    /// <summary>The least of a thread.</summary>
    public double Least => _costs.Where(costs => costs.Count > 0).Select(costs => costs.Sum / costs.Count).DefaultIfEmpty(double.MaxValue).Min();

    /// <param name="until">Where in the course the stretch ends.</param>
    public void Begin(double until)
    {
        _from = until - Last;
        Array.Clear(_costs);
    }

    public bool AreNoted(double course) => course >= _from;

    /// <summary>Notes what routes cost that are searched by one thread; by all: thread 0.</summary>
    public void Note(int thread, long cost)
    {
        ref var costs = ref _costs[thread];
        costs = (costs.Sum + cost, costs.Count + 1);
    }
}
