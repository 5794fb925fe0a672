namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Finds the best place for a visit in the routes as they are.</summary>
internal interface IPlaces
{
    /// <param name="breadth">How many of its neighbours are looked at: places beside these are tried.</param>
    /// <param name="limit">Only places that cost less are of use.</param>
    Place Best(int visit, int breadth, long limit);
}

/// <param name="Route">−1: there is none.</param>
/// <param name="Before">The node that the visit comes after.</param>
/// <param name="Cost">By which all costs grow, what serving the visit saves not counted.</param>
internal readonly record struct Place(int Route, int Before, long Cost)
{
    public static Place None { get; } = new(-1, -1, long.MaxValue);

    public bool Exists => Route >= 0;
}

/// <summary>
/// Now and then a place is passed over, so that the same removal does not always end in the same routes (Christiaens and
/// Vanden Berghe 2020). The number of places until the next blink is drawn, rather than a coin for each.
/// </summary>
internal sealed class Blinks(Dice dice)
{
    private const double Rate = 0.01;

    private static readonly double LogStay = Math.Log(1 - Rate);

    private int _left = 50;

    public bool Blink()
    {
        if (--_left > 0) return false;
        _left = 1 + (int)(Math.Log(1 - dice.Share()) / LogStay);
        return true;
    }
}
