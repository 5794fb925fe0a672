using CoverageMap.Geo;
using CoverageMap.Geo.Register;

namespace CoverageMap.Planner.Teams;

/// <summary>
/// Invented teams at real offices, the same for the same seed. Their number follows the census: the campaign had 84
/// groups with police for the province's 273,399 households; community digital teams are assumed to send out one for every
/// 1,000.
/// </summary>
public static class SampleTeams
{
    private const int HouseholdsPerPoliceTeam = 273_399 / 84;
    private const int HouseholdsPerDigitalTeam = 1_000;

    /// <summary>Every so many teams of a kind, one works in the evening, when people are back from field and factory.</summary>
    private const int TeamsPerEveningTeam = 4;

    private static readonly TimeOnly Evening = new(17, 0);

    /// <exception cref="UserErrorException">The district is not known, or the data folder is not one.</exception>
    public static IReadOnlyList<Team> Draw(string dataFolder, string districtCode, int seed)
    {
        var offices = SampleOffices.Read(dataFolder, districtCode);
        var random = SampleRandom.For(seed, $"teams {districtCode}");
        return
        [
            .. Draw(random, offices, districtCode, "CA", "Tổ CCCD lưu động", HouseholdsPerPoliceTeam,
                ["police", "digital", "telecom"], new() { ["biometric"] = 1 }),
            .. Draw(random, offices, districtCode, "CN", "Tổ công nghệ số cộng đồng", HouseholdsPerDigitalTeam, ["digital", "telecom"], []),
        ];
    }

    private static IEnumerable<Team> Draw(
        SampleRandom random, IReadOnlyList<SampleOffice> offices, string districtCode, string prefix, string kind,
        int householdsPerTeam, string[] skills, Dictionary<string, int> kits)
    {
        var teams = new Dictionary<SampleOffice, int>();
        var count = Math.Max(1, (int)Math.Round((double)offices.Sum(office => office.Households) / householdsPerTeam));
        for (var number = 1; number <= count; number++)
        {
            // The office with the most households for its teams gets the next one (D'Hondt's rule).
            var office = offices.MaxBy(office => (double)office.Households / (teams.GetValueOrDefault(office) + 1))!;
            teams[office] = teams.GetValueOrDefault(office) + 1;
            var evening = number % TeamsPerEveningTeam == 0;
            yield return new($"{districtCode}-{prefix}{number:00}", $"{kind} {number}, {office.Name}", districtCode, skills, kits,
                new Dictionary<string, int>
                {
                    ["sim"] = (evening ? 20 : 40) + 5 * random.Next(3),
                    ["phone"] = (evening ? 6 : 12) + random.Next(4),
                },
                evening ? Evening : new(7, 30), evening ? new(21, 0) : new(17, 0),
                evening ? null : new(new(11, 0), new(12, 30), 60),
                $"UBND {office.Name}", office.Position, 25 + 5 * random.Next(2));
        }
    }
}
