using CoverageMap.Geo;
using CoverageMap.Geo.Register;
using CoverageMap.Geo.Register.City;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Planner.Teams;

/// <summary>Invented teams for a sample city: two with police, four others, from three meeting places on its main streets.</summary>
public static class SampleCityTeams
{
    private const int PoliceTeams = 2, DigitalTeams = 4, MeetingPlaces = 3;

    private static readonly HashSet<string> MainStreets = ["primary", "secondary", "tertiary"];

    /// <exception cref="UserErrorException">The road file has too few main streets with names.</exception>
    public static IReadOnlyList<Team> Draw(RoadNetwork network, int seed)
    {
        var random = SampleRandom.For(seed, "teams of the city");
        var depots = Depots(network, random);
        return
        [
            .. Enumerable.Range(1, PoliceTeams).Select(number => Team("CA", "Tổ CCCD lưu động", number, ["police", "digital", "telecom"], new() { ["biometric"] = 1 })),
            .. Enumerable.Range(1, DigitalTeams).Select(number => Team("CN", "Tổ công nghệ số cộng đồng", number, ["digital", "telecom"], [])),
        ];

        Team Team(string prefix, string kind, int number, string[] skills, Dictionary<string, int> kits)
        {
            var (street, position) = depots[(number + (prefix == "CN" ? 1 : 0)) % depots.Count];
            return new($"HN-{prefix}{number:00}", $"{kind} {number}, {street}", SampleCityArea.Code, skills, kits,
                new Dictionary<string, int> { ["sim"] = 40 + 5 * random.Next(3), ["phone"] = 12 + random.Next(4) },
                new(7, 30), new(17, 0), new(new(11, 0), new(12, 30), 60), $"Điểm hẹn {street}", position, 25);
        }
    }

    /// <summary>Named places on main streets, each as far from those before as can be.</summary>
    private static List<(string Street, LonLat Position)> Depots(RoadNetwork network, SampleRandom random)
    {
        var places = Enumerable.Range(0, network.Edges)
            .Where(edge => MainStreets.Contains(network.ClassName(edge)) && network.StreetName(edge).Length > 0 && network.IsOpen(2 * edge))
            .Select(edge => (Street: network.StreetName(edge), Position: network.Line(2 * edge)[0])).ToList();
        if (places.Count == 0) throw new UserErrorException($"The road file {network.Info.Name} has no main street with a name, from which teams could start.");
        var depots = new List<(string Street, LonLat Position)> { random.Pick(places) };
        while (depots.Count < MeetingPlaces)
            depots.Add(places.MaxBy(place => depots.Min(depot => depot.Position.DistanceMetresTo(place.Position))));
        return depots;
    }
}
