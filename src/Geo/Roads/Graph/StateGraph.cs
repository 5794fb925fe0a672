namespace CoverageMap.Geo.Roads.Graph;

/// <summary>
/// Roads with turns worked in. A state is a junction together with what matters of how it was reached: most junctions are
/// one state, one with a turn ban or a turn cost is as many as its ways in differ. A move goes from a state over an arc to
/// the next state; it takes the turn's milliseconds and then the arc's.
/// </summary>
public sealed class StateGraph
{
    /// <summary>The head of an arc that may not be travelled.</summary>
    public const int NoState = -1;

    /// <summary>The junction of each state.</summary>
    public required int[] Junction { get; init; }

    /// <summary>For each arc, the state reached at its end by one who began somewhere on it; or <see cref="NoState"/>.</summary>
    public required int[] ArcHead { get; init; }

    /// <summary>Where each arc's moves begin in the arrays of moves, and after the last arc the number of moves.</summary>
    public required int[] FirstMove { get; init; }
    public required int[] MoveTail { get; init; }
    public required int[] MoveHead { get; init; }
    public required uint[] MoveTurnMs { get; init; }

    public int States => Junction.Length;

    public int Moves => MoveTail.Length;
}
