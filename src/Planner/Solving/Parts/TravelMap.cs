using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>
/// Where places are, told by rides alone: the seconds from each to a few landmarks far from each other. The difference of
/// two of them is an axis along which a large problem can be cut, whether its rides are by road, by air or by a matrix.
/// </summary>
internal sealed class TravelMap
{
    private const int Sample = 150;
    private const int BlockSize = 400;

    /// <summary>Stands for a landmark that no ride leads to.</summary>
    private const int Far = 1 << 20;

    private readonly int[][] _seconds;

    public TravelMap(RoutingProblem problem, Random random, CancellationToken cancel)
    {
        var profile = problem.Profiles[problem.Teams[0].Profile];
        int[] places = [.. problem.Visits.Select(visit => visit.Place)
            .Concat(problem.Teams.SelectMany(team => new[] { team.Start, team.End }).OfType<int>()).Distinct()];
        int[] sample = places.Length <= Sample ? places : random.GetItems(places, Sample);
        var landmarks = FarthestApart(sample, profile.Table(sample, cancel));
        _seconds = new int[problem.Places][];
        Landmarks = landmarks.Length;
        foreach (var block in places.Chunk(BlockSize))
        {
            cancel.ThrowIfCancellationRequested();
            var table = profile.Table([.. landmarks, .. block], cancel);
            for (var at = 0; at < block.Length; at++)
                _seconds[block[at]] = [.. Enumerable.Range(0, landmarks.Length).Select(landmark => Math.Min(Far, table.Seconds(landmarks.Length + at, landmark)))];
        }
    }

    public int Landmarks { get; }

    public int Seconds(int place, int landmark) => _seconds[place][landmark];

    private static int[] FarthestApart(int[] sample, TravelTable table)
    {
        const int wanted = 12;
        var nearest = new int[sample.Length];
        Array.Fill(nearest, int.MaxValue);
        var (chosen, next) = (new List<int>(), 0);
        while (chosen.Count < Math.Min(wanted, sample.Length))
        {
            chosen.Add(next);
            for (var at = 0; at < sample.Length; at++) nearest[at] = Math.Min(nearest[at], Math.Min(Far, table.Seconds(at, next)));
            next = Array.IndexOf(nearest, nearest.Max());
        }
        return [.. chosen.Select(at => sample[at]).Distinct()];
    }
}
