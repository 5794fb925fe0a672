namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// What rides to and from visits cost, in the model's unit; where teams differ, with the team for which they cost least. A first look at
/// a place needs no more, and finds the whole row of a visit in the nearest cache. While it is hot some rides cost more than is said
/// here, never less (<see cref="HotModel"/>).
/// </summary>
internal sealed class CheapestRides
{
    private readonly int[] _to;
    private readonly int[] _from;
    private readonly int _rows;

    /// <param name="to">By class, to-row by from-row.</param>
    /// <param name="from">By class, from-row by to-row.</param>
    public CheapestRides(Arc[][] to, Arc[][] from, int rows, int visits, CancellationToken cancel)
    {
        _rows = rows;
        _to = Cheapest(to, rows, visits, cancel);
        _from = to.Zip(from).All(matrices => matrices.First == matrices.Second) ? _to : Cheapest(from, rows, visits, cancel);
        LeastTo = [.. Enumerable.Range(0, visits).Select(Least)];
    }

    /// <summary>By visit: what the cheapest ride to it costs.</summary>
    public int[] LeastTo { get; }

    /// <summary>Costs of the rides from each row to a visit.</summary>
    public ReadOnlySpan<int> To(int visit) => _to.AsSpan(visit * _rows, _rows);

    /// <summary>Costs of the rides from a visit to each row.</summary>
    public ReadOnlySpan<int> From(int visit) => _from.AsSpan(visit * _rows, _rows);

    private static int[] Cheapest(Arc[][] classes, int rows, int visits, CancellationToken cancel)
    {
        var cheapest = new int[visits * rows];
        Parallel.For(0, visits, new ParallelOptions { CancellationToken = cancel }, visit =>
        {
            var row = cheapest.AsSpan(visit * rows, rows);
            row.Fill(int.MaxValue);
            foreach (var rides in classes)
                for (var other = 0; other < rows; other++) row[other] = Math.Min(row[other], rides[visit * rows + other].Cost);
        });
        return cheapest;
    }

    private int Least(int visit)
    {
        var row = To(visit);
        var least = int.MaxValue;
        for (var other = 0; other < row.Length; other++)
            if (other != visit && row[other] < least) least = row[other];
        return least;
    }
}
