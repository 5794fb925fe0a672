namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// The model that is searched while it is hot. Visits are not bound to each other, but for pairs: bound ones, at one moment or one
/// after another, hold whole routes where they are, and take a third of the time. And rides from and to where teams begin and end
/// weigh more: of all the ways in which teams may help each other out those with long rides are by far the most, so that too long
/// ones freeze. The true model's matrices are changed for it, and back: with many classes of teams they are hundreds of megabytes.
/// </summary>
internal sealed class HotModel
{
    /// <summary>What the rides weigh more, by what a second of riding costs.</summary>
    private const double Weight = 0.7;

    /// <summary>Each matrix once, and the true costs of its rides from and to ends.</summary>
    private readonly (Arc[] Rides, int[] Costs)[] _matrices;

    public HotModel(Model model)
    {
        Model = model with { Bonds = model.Pairs };
        _matrices = [.. model.Out.Concat(model.In).Distinct(ReferenceEqualityComparer.Instance).Cast<Arc[]>()
            .Select(rides => (rides, new int[2 * model.Visits * (model.Rows - model.Visits)]))];
    }

    public Model Model { get; }

    /// <summary>Does something with the hot model; the true one must not be used meanwhile.</summary>
    public void WhileHot(Action search)
    {
        Heat();
        search();
        Cool();
    }

    /// <summary>Lets the rides weigh more.</summary>
    public void Heat() => EachRide((ref Arc ride, ref int cost) =>
    {
        cost = ride.Cost;
        // What is not possible costs the most already.
        if (cost < RideTables.MostScaled) ride = new(ride.Seconds, (int)Math.Min(RideTables.MostScaled - 1, cost + Weight * Model.CostPerSecond * ride.Seconds));
    });

    /// <summary>Makes the rides cost what they do.</summary>
    public void Cool() => EachRide((ref Arc ride, ref int cost) => ride = new(ride.Seconds, cost));

    private void EachRide(Change change) => Parallel.ForEach(_matrices, matrix =>
    {
        var at = 0;
        for (var visit = 0; visit < Model.Visits; visit++)
            for (var end = Model.Visits; end < Model.Rows; end++)
            {
                change(ref matrix.Rides[visit * Model.Rows + end], ref matrix.Costs[at++]);
                change(ref matrix.Rides[end * Model.Rows + visit], ref matrix.Costs[at++]);
            }
    });

    private delegate void Change(ref Arc ride, ref int cost);
}
