using System.Text.Json;

namespace CoverageMap.Geo.Register;

/// <summary>The parts that invented names are made of, by ethnic group, and which groups live where.</summary>
/// <param name="Groups">By the group's code.</param>
/// <param name="Districts">For a district's code the share of each group; all others belong to the first group.</param>
public sealed record SamplePeople(
    IReadOnlyDictionary<string, SampleNames> Groups, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Districts)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static SamplePeople Read(string path) =>
        JsonSerializer.Deserialize<SamplePeople>(File.ReadAllText(path), Json)
        ?? throw new FormatException($"{path} is empty.");

    /// <summary>The names of the group that a household of the district belongs to.</summary>
    public SampleNames Draw(SampleRandom random, string districtCode)
    {
        var left = random.NextDouble();
        if (Districts.TryGetValue(districtCode, out var shares))
        {
            foreach (var (group, share) in shares)
            {
                left -= share;
                if (left < 0) return Groups[group];
            }
        }
        return Groups.Values.First();
    }
}

/// <summary>Family, middle and given names of one group; "" among the middle names means none.</summary>
/// <param name="FamilyMale">Family names, or the word that stands in their place, of men; likewise of women.</param>
public sealed record SampleNames(
    IReadOnlyList<string> FamilyMale, IReadOnlyList<string> FamilyFemale, bool FamilyIsInherited,
    IReadOnlyList<string> MiddleMale, IReadOnlyList<string> MiddleFemale,
    IReadOnlyList<string> GivenMale, IReadOnlyList<string> GivenFemale)
{
    /// <param name="family">The family name to bear, or null to draw one.</param>
    public string Name(SampleRandom random, bool male, string? family)
    {
        family ??= Family(random, male);
        var middle = random.Pick(male ? MiddleMale : MiddleFemale);
        var given = random.Pick(male ? GivenMale : GivenFemale);
        return middle.Length == 0 ? $"{family} {given}" : $"{family} {middle} {given}";
    }

    // Earlier names are commoner: the draw falls off with the square.
    public string Family(SampleRandom random, bool male)
    {
        var names = male ? FamilyMale : FamilyFemale;
        var at = random.NextDouble();
        return names[(int)(at * at * names.Count)];
    }
}
