namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Finds the best place for a visit in the routes as they are.</summary>
internal interface IPlaces
{
    Blinks Blinks { get; }

    /// <summary>What a second of a team costs, besides its riding, while places are compared.</summary>
    double SecondPrice { set; }

    /// <param name="breadth">How many of its neighbours are looked at: places beside these are tried.</param>
    /// <param name="limit">Only places that cost less are of use.</param>
    /// <param name="worth">Only those are that cost less with the time they take at <see cref="SecondPrice"/>.</param>
    Place Best(int visit, int breadth, long limit, long worth);
}

/// <param name="Route">−1: there is none.</param>
/// <param name="Before">The node that the visit comes after.</param>
/// <param name="Cost">By which all costs grow, with the price of the time it takes, what serving the visit saves not counted.</param>
internal readonly record struct Place(int Route, int Before, long Cost)
{
    /// <summary>More than any place costs.</summary>
    public const long NoLimit = long.MaxValue / 4;

    public static Place None { get; } = new(-1, -1, NoLimit);

    public bool Exists => Route >= 0;
}

/// <summary>
/// Now and then a place is passed over, so that the same removal does not always end in the same routes (Christiaens and
/// Vanden Berghe 2020). The number of places until the next blink is drawn, rather than a coin for each.
/// </summary>
/// <param name="isSmall">Whether the problem is so small that the search has to be shaken more than led.</param>
internal sealed class Blinks(Dice dice, bool isSmall)
{
    private const double Rate = 0.01;

    private double _logStay = Math.Log(1 - Rate);
    private int _left = 50;
    private bool _isWild;

    /// <summary>Chooses how often the next step blinks: seldom, but now and then so often that other routes are likely.</summary>
    public void NextStep()
    {
        var isWild = dice.Below(isSmall ? 3 : 50) == 0;
        if (!isWild && !_isWild) return;
        _isWild = isWild;
        _logStay = Math.Log(1 - (isWild ? 0.1 + 0.5 * dice.Share() : Rate));
        _left = Draw();
    }

    public bool Blink()
    {
        if (--_left > 0) return false;
        _left = Draw();
        return true;
    }

    private int Draw() => 1 + (int)(Math.Log(1 - dice.Share()) / _logStay);
}
