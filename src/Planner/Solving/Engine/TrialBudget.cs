namespace CoverageMap.Planner.Solving.Engine;

/// <summary>The steps that trials of one kind may take: a share of the search's, and more while they succeed.</summary>
internal sealed class TrialBudget(Dice dice)
{
    /// <summary>Steps between trials, in the mean, at least.</summary>
    private const int Spacing = 3000;

    /// <summary>Steps to begin with, and for further trials when one succeeds.</summary>
    private const int Advance = 2000;
    private const int Reward = 5000;

    private double _left = Advance;

    /// <summary>Counts a step of the search.</summary>
    /// <param name="share">Of steps that trials may take.</param>
    /// <returns>Whether a trial is due.</returns>
    public bool IsDue(double share)
    {
        if (share == 0) return false;
        _left += share;
        return dice.Below(Spacing) == 0 && _left > 0;
    }

    /// <returns>The steps made by a trial.</returns>
    public int Spend(int steps, bool isSuccess)
    {
        _left += (isSuccess ? Reward : 0) - steps;
        return steps;
    }
}
