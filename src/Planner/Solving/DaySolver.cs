using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// Solves a day: chooses candidates, fills routes by insertion, then lets OR-Tools improve groups of neighbouring teams,
/// round after round, as many groups at a time as there are processors.
/// </summary>
public sealed class DaySolver(ITravelTimes travel, TimeProvider clock)
{
    private const int MostRounds = 6;

    /// <summary>A group needs about this long for its search to pay; shorter limits have fewer rounds.</summary>
    private static readonly TimeSpan GroupTime = TimeSpan.FromSeconds(2.5);

    /// <summary>The part of the time limit that is left to the search once the first routes are there.</summary>
    private const double SearchShare = 0.92;

    /// <param name="progress">Told the number of visits planned so far after each step.</param>
    /// <returns>A route for each team that has stops. What is left out is not yet explained.</returns>
    public IReadOnlyList<DayRoute> Solve(
        DayProblem problem, SolveOptions options, IProgress<int>? progress, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var abilities = new Abilities(problem);
        var candidates = new CandidateChoice(problem, abilities, travel).Choose();
        var draft = new Draft(problem, candidates, DayTravel.Build(problem, candidates, travel, cancel), abilities);
        Fill();
        if (candidates.Count > 0) Improve(draft, options, options.TimeLimit - clock.GetElapsedTime(began), Fill, cancel);
        return [.. Enumerable.Range(0, problem.Teams.Count).Where(team => draft.Routes[team].Count > 0)
            .Select(team => draft.DayTimetable.Write(team, draft.Routes[team]))];

        void Fill()
        {
            new Insertion(draft).Fill(options.RideSecondsPerWorth, cancel);
            progress?.Report(draft.Routes.Sum(route => route.Count));
        }
    }

    private void Improve(Draft draft, SolveOptions options, TimeSpan left, Action fill, CancellationToken cancel)
    {
        var (began, search) = (clock.GetTimestamp(), left * SearchShare);
        var groups = new TeamGroups(draft, new Random(options.Seed));
        var waves = (groups.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        // A solution limit asks for a result that can be repeated: then the clock must not choose the rounds.
        var rounds = options.SolutionLimit is not null ? 2
            : Math.Clamp((int)(search / (GroupTime * waves)), 1, MostRounds);
        for (var round = 0; round < rounds; round++)
        {
            var timeLimit = options.SolutionLimit is not null ? options.TimeLimit
                : (search - clock.GetElapsedTime(began)) / ((rounds - round) * waves);
            if (timeLimit <= TimeSpan.Zero) return;
            var cut = groups.Cut();
            var tasks = cut.Select(group => GroupSearch.TaskOf(draft, group)).ToList();
            var answers = new GroupAnswer?[cut.Count];
            Parallel.For(0, cut.Count,
                new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount },
                group => answers[group] = RouteSolver.Solve(
                    tasks[group], options.RideSecondsPerWorth, timeLimit, options.SolutionLimit, cancel));
            for (var group = 0; group < cut.Count; group++)
                if (answers[group] is { } answer) GroupSearch.PutBack(draft, cut[group], answer, options.RideSecondsPerWorth);
            fill();
        }
    }
}
