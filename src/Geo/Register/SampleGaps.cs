using CoverageMap.Geo.Campaigns;

namespace CoverageMap.Geo.Register;

/// <summary>
/// How each gap of a resident stands. Coverage varies around the published share: by ward (remote and thinly settled
/// ones do worse, and each has an effect of its own) and by age (the old lack more).
/// </summary>
public sealed class SampleGaps
{
    private readonly Campaign _campaign;
    private readonly SampleShare[] _shares;
    private readonly int[] _prerequisites;
    private readonly double[,] _wardEffects;
    private readonly double[] _intercepts;
    private readonly int _year;

    /// <param name="ages">Ages as they will be drawn, with the ward of each, to meet the shares over all wards.</param>
    public SampleGaps(Campaign campaign, SampleOptions options, IReadOnlyList<SampleWard> wards, IReadOnlyList<(int Ward, int Age)> ages)
    {
        _campaign = campaign;
        _year = campaign.StartsOn.Year;
        _shares = [.. campaign.Gaps.Select(gap => options.Shares.TryGetValue(gap.Code, out var share) ? share : Unknown(gap))];
        _prerequisites = [.. campaign.Gaps.Select(gap => gap.Prerequisite is { } code ? IndexOf(code) : -1)];
        _wardEffects = WardEffects(options, wards, campaign.Gaps.Count);
        _intercepts = new double[campaign.Gaps.Count];
        for (var gap = 0; gap < campaign.Gaps.Count; gap++) _intercepts[gap] = Intercept(gap, ages);
    }

    public int Year => _year;

    /// <summary>The value of each gap's column, in the campaign's order; "" for a gap the resident is too young for.</summary>
    public string[] Draw(SampleRandom random, int ward, int age)
    {
        var closed = new bool[_shares.Length];
        var values = new string[_shares.Length];
        foreach (var gap in InOrder())
        {
            var (share, definition) = (_shares[gap], _campaign.Gaps[gap]);
            var may = _prerequisites[gap] < 0 || closed[_prerequisites[gap]];
            closed[gap] = random.Chance(Probability(gap, _intercepts[gap], ward, age)) && may && age >= definition.MinAge;
            values[gap] = age < definition.MinAge ? ""
                : closed[gap] ? definition.Closed[0]
                : random.Pick(definition.Open, value => share.Open.GetValueOrDefault(value));
        }
        return values;
    }

    // Prerequisites before what needs them; the campaign file has no circles.
    private IEnumerable<int> InOrder() => Enumerable.Range(0, _shares.Length).OrderBy(Depth);

    private int Depth(int gap) => _prerequisites[gap] < 0 ? 0 : 1 + Depth(_prerequisites[gap]);

    private double Probability(int gap, double intercept, int ward, int age)
    {
        var logit = intercept + _wardEffects[gap, ward] - _shares[gap].LogitsPerDecade * (age - 45) / 10.0;
        return 1 / (1 + Math.Exp(-logit));
    }

    // Bisection on the intercept until the mean over the eligible is the share; a prerequisite takes its part first.
    private double Intercept(int gap, IReadOnlyList<(int Ward, int Age)> ages)
    {
        var eligible = ages.Where(person => person.Age >= _campaign.Gaps[gap].MinAge).ToArray();
        var (low, high) = (-12.0, 12.0);
        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            var mean = eligible.Sum(person => Probability(gap, middle, person.Ward, person.Age) * Reachable(gap, person)) / Math.Max(1, eligible.Length);
            if (mean < _shares[gap].Closed) low = middle; else high = middle;
        }
        return (low + high) / 2;
    }

    private double Reachable(int gap, (int Ward, int Age) person)
    {
        var needed = _prerequisites[gap];
        return needed < 0 ? 1 : Probability(needed, _intercepts[needed], person.Ward, person.Age) * Reachable(needed, person);
    }

    private int IndexOf(string code) => _campaign.Gaps.ToList().FindIndex(gap => gap.Code == code);

    private static SampleShare Unknown(Gap gap) => new(0.5, gap.Open.ToDictionary(value => value, _ => 1.0), 0.2);

    private static double[,] WardEffects(SampleOptions options, IReadOnlyList<SampleWard> wards, int gaps)
    {
        // The remoter, the thinner settled: rank of the density, from −½ (sparsest) to ½.
        var byDensity = wards.Select((ward, index) => (Density: ward.Population / ward.AreaKm2, index)).OrderBy(pair => pair.Density).ToArray();
        var effects = new double[gaps, wards.Count];
        for (var rank = 0; rank < byDensity.Length; rank++)
        {
            var ward = byDensity[rank].index;
            var random = SampleRandom.For(options.Seed, $"coverage {wards[ward].Code}");
            var own = random.Gaussian() * options.WardSpread;
            for (var gap = 0; gap < gaps; gap++)
                effects[gap, ward] = own + random.Gaussian() * options.WardSpread / 2
                    + options.Remoteness * ((rank + 0.5) / byDensity.Length - 0.5);
        }
        return effects;
    }
}
