using CoverageMap.Geo;
using CoverageMap.Planner.Problems;
using static CoverageMap.Planner.Tests.Solving.Days.SmallProblem;

namespace CoverageMap.Planner.Tests.Solving.Days;

/// <summary>Problems with all rules at once: breaks, evening shifts, windows, skills, kits, stock, households in parts.</summary>
internal static class RandomProblem
{
    public static DayProblem Draw(int seed, int teams, int visits)
    {
        var random = new Random(seed);
        return new([.. Enumerable.Range(0, teams).Select(number => Team(number, random))],
            [.. Enumerable.Range(0, visits).SelectMany(household => Visits(household, random))]);
    }

    private static DayTeam Team(int number, Random random)
    {
        var evening = random.Next(4) == 0;
        var police = random.Next(3) == 0;
        return new($"T{number}", Place(random), random.Next(2) == 0 ? 25 : 30, evening ? 17 * Hour : 7 * Hour + 30 * Minute,
            evening ? 21 * Hour : 17 * Hour, evening || random.Next(5) == 0 ? null : new(11 * Hour, 12 * Hour + 30 * Minute, Hour),
            police ? ["police"] : ["digital", "telecom"], police && random.Next(4) > 0 ? ["biometric"] : [],
            new Dictionary<string, int> { ["sim"] = random.Next(30), ["phone"] = random.Next(8) });
    }

    private static IEnumerable<DayVisit> Visits(int household, Random random)
    {
        var at = Place(random);
        var parts = random.Next(4) == 0 ? 2 : 1;
        for (var part = 1; part <= parts; part++)
        {
            var police = parts == 2 ? part == 1 : random.Next(6) == 0;
            var open = random.Next(6) == 0 ? random.Next(7 * Hour, 20 * Hour) : -1;
            var sims = police ? 0 : random.Next(4);
            yield return new(household, parts == 1 ? 0 : part, at, open < 0 ? [] : [new(open, open + Hour)],
                random.Next(10, 90) * Minute, random.Next(10, 200), 1 + sims, police ? ["police"] : ["digital"],
                police ? ["biometric"] : [], sims == 0 ? new Dictionary<string, int>() : new() { ["sim"] = sims });
        }
    }

    /// <summary>Within about 20 km; a third of the places are shared by many, as households of a hamlet are.</summary>
    private static LonLat Place(Random random) => random.Next(3) == 0
        ? new(106.6 + random.Next(4) * 0.05, 11.8 + random.Next(4) * 0.05)
        : new(106.5 + random.NextDouble() * 0.2, 11.7 + random.NextDouble() * 0.2);
}
