namespace CoverageMap.Geo.Register;

/// <summary>How a sample register is drawn.</summary>
public sealed record SampleOptions
{
    /// <summary>Households to draw; the number of the census draws every household of it once.</summary>
    public int Households { get; init; } = 20_000;

    /// <summary>The same seed and data give the same files, byte for byte.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Code of a district or ward to draw from, or null for the whole province.</summary>
    public string? AreaCode { get; init; }

    /// <summary>Share of rows made wrong on purpose, so that the import's report has something to say.</summary>
    public double WrongRows { get; init; } = 0.001;

    /// <summary>How far wards differ: the standard deviation of a ward's own effect, in logits. An assumption.</summary>
    public double WardSpread { get; init; } = 0.45;

    /// <summary>Logits between the most central and the remotest ward. An assumption.</summary>
    public double Remoteness { get; init; } = 1.2;

    /// <summary>Coverage of each gap by its code; a gap that is not named here is closed for half of the eligible.</summary>
    public IReadOnlyDictionary<string, SampleShare> Shares { get; init; } = SampleShare.Published;
}

/// <summary>What share of the eligible a sample shows as covered, and how the others stand.</summary>
/// <param name="Closed">Share of the eligible whose gap is closed, 0 to 1.</param>
/// <param name="Open">Weight of each value of the register that means "open"; values not named weigh nothing.</param>
/// <param name="LogitsPerDecade">How coverage falls with age, per ten years beyond 45, in logits. An assumption.</param>
public sealed record SampleShare(double Closed, IReadOnlyDictionary<string, double> Open, double LogitsPerDecade)
{
    /// <summary>
    /// The figures for the campaign "4 phủ". Published (June 2023, Sài Gòn Giải Phóng): about 272,000 e-ID
    /// applications = 31.5 % of the eligible, so 863,000 eligible, and about 90,000 activated = 10.4 %. The ID cards
    /// (868,000) were published as complete for permanent residents, yet the campaign went on looking for people
    /// without one: 96 % is assumed. Viettel alone moved about 30,000 subscribers from 2G, some 4 % of those of the age:
    /// 7 % for all operators and 8 % without a phone are assumed. Nothing is published on SIMs with a signature:
    /// 30 % is assumed.
    /// </summary>
    public static IReadOnlyDictionary<string, SampleShare> Published { get; } = new Dictionary<string, SampleShare>
    {
        ["cccd"] = new(0.96, Weights(("none", 0.35), ("old", 0.65)), 0.25),
        ["vneid"] = new(0.104, Weights(("none", 0.636), ("level1", 0.05), ("inactive", 0.21)), 0.35),
        ["sim"] = new(0.30, Weights(("none", 0.10), ("unregistered", 0.10), ("registered", 0.50)), 0.25),
        ["phone"] = new(0.85, Weights(("none", 0.08), ("2g", 0.07)), 0.35),
    };

    private static Dictionary<string, double> Weights(params (string Value, double Weight)[] weights) =>
        weights.ToDictionary(pair => pair.Value, pair => pair.Weight);
}
