using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register;
using CoverageMap.Geo.Register.City;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Teams;
using Npgsql;

namespace CoverageMap.Cli.Commands.Demos;

/// <summary>Households drawn along the streets and alleys of the Hà Nội extract, in an area drawn about it.</summary>
internal sealed class CitySample : IDemoSample
{
    public const string City = "ha-noi";
    public const int Households = 600;
    private const int Seed = 1;
    private const string Roads = "demo-ha-noi";

    private static readonly DateOnly FirstDay = new(2022, 10, 1);

    public string Key => $"{City}-{Households}-{Seed}";

    public string AreaCode => SampleCityArea.Code;

    public Campaign CampaignOf(Campaign campaign) =>
        campaign with { Name = "Chiến dịch mẫu ở Hà Nội, theo “4 phủ” của Bình Phước", AreaCode = SampleCityArea.ProvinceCode };

    public Task PrepareAsync(CancellationToken cancel)
    {
        if (IsAtHand()) return Task.CompletedTask;
        return Task.Run(() => ImportRoads.Run(Installation.Data("roads", "hanoi_southeast_2025.osm.pbf"),
            RoadsCommand.ProfileOf(TravelTimesChoice.Profile), Installation.Roads, Roads, TimeProvider.System, null, cancel), cancel);
    }

    /// <summary>A file of another version of this program is made anew: it is the demonstration's own.</summary>
    private static bool IsAtHand()
    {
        try
        {
            Installation.Roads.Open(Roads).Dispose();
            return true;
        }
        catch (UserErrorException)
        {
            return false;
        }
    }

    public async Task ImportAreasAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        using var network = Installation.Roads.Open(Roads);
        await new AreaStore(database).AddAsync(SampleCityArea.Draw(network), FirstDay, null, cancel);
    }

    public void Draw(string register, string truth, Campaign campaign, IProgress<double> progress, CancellationToken cancel)
    {
        using var network = Installation.Roads.Open(Roads);
        var names = SamplePeople.Read(Installation.Data("sample", "people.json"));
        DemoFiles.Write(register, truth, (registerFile, truthFile) => SampleCityRegister.Write(
            new SampleOptions { Households = Households, Seed = Seed }, network, names, campaign, registerFile, truthFile, cancel));
    }

    public IReadOnlyList<Team> Teams()
    {
        using var network = Installation.Roads.Open(Roads);
        return SampleCityTeams.Draw(network, Seed);
    }
}
