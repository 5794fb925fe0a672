namespace CoverageMap.Geo.Register;

/// <summary>Which wards the households of a sample are in, and how many live in each.</summary>
public static class SampleHomes
{
    /// <summary>
    /// The census counts nobody in a household beyond this; who lives in barracks, centres and dormitories is in a
    /// ward's population but in none of its households.
    /// </summary>
    private const int LargestHousehold = 14;

    /// <summary>Ward (as an index) and number of residents of each household, shuffled: the order tells nothing.</summary>
    /// <exception cref="UserErrorException">No ward has the area code, or the number of households is not positive.</exception>
    public static IReadOnlyList<(int Ward, int Residents)> Draw(SampleOptions options, IReadOnlyList<SampleWard> wards)
    {
        if (options.Households < 1)
            throw new UserErrorException($"A sample of {options.Households} households cannot be drawn; ask for 1 or more.");
        var chosen = Enumerable.Range(0, wards.Count).Where(ward => options.AreaCode is not { } code || wards[ward].Code == code
            || wards[ward].DistrictCode == code).ToArray();
        if (chosen.Length == 0)
            throw new UserErrorException($"Area '{options.AreaCode}' is no district or ward of the census; use a code such as " +
                $"{wards[0].DistrictCode} ({wards[0].DistrictName}) or {wards[0].Code} ({wards[0].Name}).");
        var counts = LargestRemainder(options.Households, [.. chosen.Select(ward => wards[ward].Households)]);
        var homes = new List<(int, int)>(options.Households);
        for (var at = 0; at < chosen.Length; at++)
        {
            var ward = wards[chosen[at]];
            var random = SampleRandom.For(options.Seed, $"homes {ward.Code}");
            var sizes = AllSizes(ward, random);
            // Systematic sampling: with the census' own number each household is drawn exactly once.
            var start = random.NextDouble();
            for (var draw = 0; draw < counts[at]; draw++)
                homes.Add((chosen[at], sizes[Math.Min(sizes.Length - 1, (int)((draw + start) * sizes.Length / counts[at]))]));
        }
        SampleRandom.For(options.Seed, "order").Shuffle(homes);
        return homes;
    }

    /// <summary>Shares out a total in proportion to weights, in whole numbers that add up to it.</summary>
    public static int[] LargestRemainder(int total, IReadOnlyList<int> weights)
    {
        var sum = weights.Sum(weight => (long)weight);
        var shares = weights.Select(weight => (int)((long)total * weight / sum)).ToArray();
        var byRemainder = Enumerable.Range(0, weights.Count).OrderByDescending(at => (long)total * weights[at] % sum).ThenBy(at => at);
        foreach (var at in byRemainder.Take(total - shares.Sum())) shares[at]++;
        return shares;
    }

    // Residents that the sizes 1 to 7 do not account for live in the households of 7 and more.
    private static int[] AllSizes(SampleWard ward, SampleRandom random)
    {
        var sizes = ward.SizeCounts.SelectMany((count, index) => Enumerable.Repeat(index + 1, count)).ToArray();
        var large = Enumerable.Range(sizes.Length - ward.SizeCounts[^1], ward.SizeCounts[^1]).ToList();
        for (var left = ward.Population - sizes.Sum(); left > 0 && large.Count > 0; left--)
        {
            var at = random.Next(large.Count);
            if (++sizes[large[at]] == LargestHousehold) large.RemoveAt(at);
        }
        Array.Sort(sizes);
        return sizes;
    }
}
