namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// The model that is searched while it is hot. Visits are not bound to each other, but for pairs: bound ones, at one moment or one
/// after another, hold whole routes where they are, and take a third of the time. And rides from and to where teams begin and end
/// weigh more: of all the ways in which teams may help each other out those with long rides are by far the most, so that too long
/// ones freeze.
/// </summary>
internal static class HotModel
{
    /// <summary>What the rides weigh more, by what a second of riding costs.</summary>
    private const double Weight = 0.7;

    public static Model Of(Model model)
    {
        Arc[][] departures = [.. model.Out.Select(arcs => Weighted(model, arcs))];
        return model with
        {
            Bonds = model.Pairs,
            Out = departures,
            In = [.. model.In.Select((arcs, number) => ReferenceEquals(arcs, model.Out[number]) ? departures[number] : Weighted(model, arcs))],
        };
    }

    private static Arc[] Weighted(Model model, Arc[] arcs)
    {
        var weighted = (Arc[])arcs.Clone();
        for (var visit = 0; visit < model.Visits; visit++)
            for (var end = model.Visits; end < model.Rows; end++)
            {
                Weigh(ref weighted[visit * model.Rows + end]);
                Weigh(ref weighted[end * model.Rows + visit]);
            }
        return weighted;

        void Weigh(ref Arc arc)
        {
            // What is not possible costs the most already.
            if (arc.Cost < RideTables.MostScaled) arc = new(arc.Seconds, (int)Math.Min(RideTables.MostScaled - 1, arc.Cost + Weight * model.CostPerSecond * arc.Seconds));
        }
    }
}
