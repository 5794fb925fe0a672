using CoverageMap.Cli.Shell;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Register;
using CoverageMap.Planner.Teams;
using Npgsql;

namespace CoverageMap.Cli.Commands.Demos;

/// <summary>The real wards of Bình Phước, and households drawn from its census.</summary>
internal sealed class ProvinceSample(int households, string areaCode) : IDemoSample
{
    private const int Seed = 1;

    private static readonly DateOnly FirstDayOfWards = new(2022, 10, 1);
    private static readonly DateOnly Reform = new(2025, 7, 1);

    public string Key => $"{households}-{Seed}";

    public string AreaCode => areaCode;

    public Campaign CampaignOf(Campaign campaign) => campaign;

    public Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task ImportAreasAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var store = new AreaStore(database);
        var known = await store.AllAsync(cancel);
        if (known.Any(area => area.ValidFrom == Reform) && known.Any(area => area.ValidFrom == FirstDayOfWards)) return;
        await store.AddAsync(AreaFile.Read(Installation.Data("areas", "binh-phuoc-communes-2024.geojson"), "70", "Tỉnh Bình Phước"),
            FirstDayOfWards, Reform, cancel);
        await store.AddAsync(AreaFile.Read(Installation.Data("areas", "binh-phuoc-communes-2025.geojson"), "75", "Tỉnh Đồng Nai"),
            Reform, null, cancel);
        await store.AddSuccessionAsync(SuccessionFile.Read(Installation.Data("areas", "binh-phuoc-2024-to-2025.csv")), Reform, cancel);
        await new LocalityImport(database).ImportAsync(Installation.Data("places", "binh-phuoc-localities.csv"), cancel);
    }

    public void Draw(string register, string truth, Campaign campaign, IProgress<double> progress, CancellationToken cancel) =>
        DemoFiles.DrawRegister(new SampleOptions { Households = households, Seed = Seed }, register, truth, progress, cancel);

    public IReadOnlyList<Team> Teams() => SampleTeams.Draw(Installation.Data(), areaCode, Seed);
}
