namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// A routing problem in the form in which it is searched: flat arrays of integers. Nodes are the visits 0 to
/// <see cref="Visits"/> − 1, then for each route its start and its end. A route is one shift of one team. Times count from
/// <see cref="Zero"/>; costs are whole multiples of 1 / <see cref="CostScale"/>.
/// </summary>
internal sealed record Model
{
    /// <summary>
    /// No visit begins later than this, some 17 years, and none lasts longer, so that a time and a ride, even one that is
    /// not possible, sum up to an <see cref="int"/>.
    /// </summary>
    public const int Horizon = 1 << 29;

    public required int Visits { get; init; }

    public required ModelRoute[] Routes { get; init; }

    public required long Zero { get; init; }

    public required double CostScale { get; init; }

    /// <summary>About what a second of riding costs.</summary>
    public required double CostPerSecond { get; init; }

    /// <summary>Rows (and columns) of the matrices: the visits, then the places where routes begin and end.</summary>
    public required int Rows { get; init; }

    /// <summary>By class, from-row by to-row.</summary>
    public required Arc[][] Out { get; init; }

    /// <summary>By class, to-row by from-row: the same array where rides take as long in both directions.</summary>
    public required Arc[][] In { get; init; }

    /// <summary>By class; null where no team has a limit on it.</summary>
    public int[][]? Metres { get; init; }

    /// <summary>No ride has more metres than this times one more than its seconds; 0 where no team's distance is limited.</summary>
    public required double MostMetresPerSecond { get; init; }

    public required int[] Early { get; init; }

    public required int[] Late { get; init; }

    /// <summary>For visits with several windows: from, until, from, until…</summary>
    public required int[]?[] Windows { get; init; }

    /// <summary>By kind of team and visit.</summary>
    public required int[][] Service { get; init; }

    /// <summary>By kind of team and visit; null where nothing needs a setup.</summary>
    public int[][]? Setup { get; init; }

    /// <summary>Of visits, for setups and areas.</summary>
    public required int[] Place { get; init; }

    /// <summary>What leaving a visit out costs.</summary>
    public required long[] Worth { get; init; }

    /// <summary>Each visit worth as much or more is worth more than all others together that are worth less than this; long.MaxValue: none is.</summary>
    public required long HigherFrom { get; init; }

    public required int Dimensions { get; init; }

    /// <summary>By dimension and visit: loaded at the start and left here.</summary>
    public required long[][] Delivery { get; init; }

    /// <summary>By dimension and visit: taken here.</summary>
    public required long[][] Pickup { get; init; }

    /// <summary>Whether loads are kept by node: something is picked up, or a break depends on the load.</summary>
    public required bool TracksLoads { get; init; }

    /// <summary>Bits by visit and route: whether the team may serve the visit; null where each may serve all.</summary>
    public ulong[]? Able { get; init; }

    public int AbleWords => (Routes.Length + 63) >> 6;

    /// <summary>By visit: the team that it is kept with for a price; −1: none.</summary>
    public int[]? KeepTeam { get; init; }

    public long[]? KeepPrice { get; init; }

    /// <summary>By visit: the number of stops before it; −1: free.</summary>
    public int[]? PinnedRank { get; init; }

    /// <summary>By visit: what binds it to others; null where nothing is bound.</summary>
    public Bonds? Bonds { get; init; }

    /// <summary>Of <see cref="Bonds"/> the pairs alone; null where there are none.</summary>
    public Bonds? Pairs { get; init; }

    public Targets? Targets { get; init; }

    /// <summary>Price of an hour squared, in the model's unit; 0: work need not be even.</summary>
    public required double BalancePrice { get; init; }

    public required int Teams { get; init; }

    public required long[] PastWork { get; init; }

    /// <summary>By visit: the others, the nearest first, as many as <see cref="NearCount"/>: for ruins.</summary>
    public required int[] Near { get; init; }

    public required int NearCount { get; init; }

    /// <summary>As <see cref="Near"/>, by how well one follows the other in time too: for insertions.</summary>
    public required int[] Fitting { get; init; }

    public required int FittingCount { get; init; }

    /// <summary>
    /// Whether any team may serve any visit, whatever that costs and takes it, and however much it holds (no skills, breaks, overtime or bonds but pairs), and
    /// there are hours for all, none of which is to be left out for what it costs; or <see cref="IsPlain"/>.
    /// </summary>
    public required bool IsUniform { get; init; }

    /// <summary>
    /// Whether only single windows, one capacity and rides of one class matter, so that the shortest loops serve.
    /// </summary>
    public required bool IsPlain { get; init; }

    public required CheapestRides CheapestRides { get; init; }

    /// <summary>Whether a step takes out most of the visits anyway.</summary>
    public bool IsSmall => Visits <= 30;

    public int Nodes => Visits + 2 * Routes.Length;

    public int Start(int route) => Visits + 2 * route;

    public int End(int route) => Visits + 2 * route + 1;

    /// <summary>Whether a visit is worth more than all lesser ones together: of a higher class, or one that must be served.</summary>
    public bool IsHigher(int visit) => Worth[visit] >= HigherFrom;

    public bool CanServe(int route, int visit) =>
        Able is null || (Able[visit * AbleWords + (route >> 6)] >> (route & 63) & 1) != 0;

    /// <summary>When setup or service begins for one who arrives at a time, by the visit's windows alone; int.MaxValue: never.</summary>
    public int Begin(int visit, int arrival)
    {
        if (Windows[visit] is not { } windows) return arrival;
        for (var at = 0; at < windows.Length; at += 2)
            if (arrival <= windows[at + 1]) return Math.Max(arrival, windows[at]);
        return int.MaxValue;
    }

    /// <summary>The latest beginning at or before a time that its windows allow; −1: none.</summary>
    public int LatestBegin(int visit, int bound)
    {
        if (Windows[visit] is not { } windows) return bound;
        for (var at = windows.Length - 2; at >= 0; at -= 2)
            if (windows[at] <= bound) return Math.Min(bound, windows[at + 1]);
        return -1;
    }
}
