namespace CoverageMap.Planner.Problems;

/// <summary>Collects the faults of a problem.</summary>
internal sealed class FaultList(RoutingProblem problem)
{
    private const long MostTime = TeamShift.NoEnd;

    private readonly List<string> _sentences = [];

    public IReadOnlyList<string> Sentences => _sentences;

    public void Add(string sentence) => _sentences.Add(sentence);

    public void Require(bool holds, string otherwise)
    {
        if (!holds) Add(otherwise);
    }

    public void RequirePrice(double price, string thing) =>
        Require(price >= 0 && double.IsFinite(price), $"{thing} is {price}; make it 0 or more.");

    public void RequireTime(long time, string thing) =>
        Require(time is >= -MostTime and <= MostTime, $"{thing} is at {time}; keep times within ±{MostTime} seconds.");

    public void RequireDuration(long seconds, string thing) =>
        Require(seconds is >= 0 and <= MostTime, $"{thing} takes {seconds} s; make it 0 to {MostTime}.");

    public void RequireAmounts(IReadOnlyList<long> amounts, string thing)
    {
        Require(amounts.Count == 0 || amounts.Count == problem.Dimensions.Count,
            $"{thing} has {amounts.Count} entries for {problem.Dimensions.Count} dimensions; give one for each, or none.");
        foreach (var (dimension, amount) in amounts.Index())
            Require(amount is >= 0 and <= 1L << 40, $"{thing} has {amount} in dimension {dimension}; make it 0 to {1L << 40}.");
    }

    /// <summary>Windows in order and apart.</summary>
    public void RequireWindows(IReadOnlyList<TimeWindow> windows, string thing)
    {
        foreach (var (rank, window) in windows.Index())
        {
            RequireTime(window.From, $"{thing}: the start of window {rank}");
            RequireTime(window.Until, $"{thing}: the end of window {rank}");
            Require(window.From <= window.Until, $"{thing}: window {rank} is from {window.From} to {window.Until}; end it after its start.");
            Require(rank == 0 || windows[rank - 1].Until < window.From,
                $"{thing}: window {rank} begins at {window.From}, before the one before has ended; put them in order and apart.");
        }
    }

    public bool RequireVisit(int visit, string thing) => RequireNumber(visit, problem.Visits.Count, thing, "visit");

    public bool RequireTeam(int team, string thing) => RequireNumber(team, problem.Teams.Count, thing, "team");

    public bool RequirePlace(int? place, string thing) => place is not { } given || RequireNumber(given, problem.Places, thing, "place");

    public bool RequireNumber(int number, int count, string thing, string kind)
    {
        if (number >= 0 && number < count) return true;
        Add($"{thing} names {kind} {number}, which is not there; there are {count}, numbered from 0.");
        return false;
    }
}
