using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// A part of the problem for one run of the solver: a few teams, their routes so far, and the visits they may make.
/// Places are numbered here: first the teams' depots, then the visits, each in the order of the lists.
/// </summary>
/// <param name="Windows">For each visit; none means at any time.</param>
/// <param name="Able">For each visit, the places in <paramref name="Teams"/> of the teams that are able to make it.</param>
/// <param name="Rides">Seconds between the places, by speed in km/h.</param>
/// <param name="Routes">For each team, the places in <paramref name="Visits"/> of the visits it makes.</param>
internal sealed record GroupTask(
    IReadOnlyList<DayTeam> Teams, IReadOnlyList<DayVisit> Visits, IReadOnlyList<IReadOnlyList<TimeWindow>> Windows,
    IReadOnlyList<IReadOnlyList<int>> Able, IReadOnlyDictionary<double, long[][]> Rides, int[][] Routes)
{
    public int Places => Teams.Count + Visits.Count;
}

/// <param name="Routes">As in the task.</param>
/// <param name="Starts">When each visit begins that is served, by its place in the task's visits.</param>
internal sealed record GroupAnswer(int[][] Routes, IReadOnlyDictionary<int, int> Starts);
