using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Geocoding;

/// <summary>The classes that share one <see cref="GazetteerFixture"/>: importing the areas takes a second or two.</summary>
[CollectionDefinition(Name)]
public sealed class GazetteerTests : ICollectionFixture<GazetteerFixture>
{
    public const string Name = "gazetteer";
}

/// <summary>A database with the wards of 2024 and 2025 and the hamlets, and the geocoder on it.</summary>
public sealed class GazetteerFixture : IAsyncLifetime
{
    public static readonly DateOnly Reform = new(2025, 7, 1);
    public static readonly DateOnly Before = new(2024, 5, 6);

    public TestDatabase Database { get; } = new();
    public Gazetteer Gazetteer { get; private set; } = null!;
    public Geocoder Geocoder { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        var areas = new AreaStore(Database.Source);
        await areas.AddAsync(AreaFile.Read(ProjectData.File("areas", "binh-phuoc-communes-2024.geojson"), "70", "Tỉnh Bình Phước"),
            new DateOnly(2009, 1, 1), Reform, default);
        await areas.AddAsync(AreaFile.Read(ProjectData.File("areas", "binh-phuoc-communes-2025.geojson"), "75", "Tỉnh Đồng Nai"),
            Reform, null, default);
        await areas.AddSuccessionAsync(SuccessionFile.Read(ProjectData.File("areas", "binh-phuoc-2024-to-2025.csv")), Reform, default);
        await new LocalityImport(Database.Source).ImportAsync(ProjectData.File("places", "binh-phuoc-localities.csv"), default);
        Gazetteer = await new GazetteerStore(Database.Source, new GazetteerFolders(ProjectData.Folder, null)).LoadAsync(default);
        Geocoder = new Geocoder(Gazetteer);
    }

    public Task DisposeAsync() => Database.DisposeAsync();

    public GeocodeResult Resolve(string address) => Geocoder.Resolve(address, Before);

    /// <summary>"hamlet 25273" or "ambiguous 25280 25294": the code, and the ward or the candidates by code.</summary>
    public static string Summary(GeocodeResult result) => result.Candidates.Count > 0
        ? $"ambiguous {string.Join(' ', result.Candidates.Select(candidate => candidate.Unit.Code).Order())}"
        : $"{result.Code.ToString().ToLowerInvariant()} {result.Ward?.Code}".Trim();
}
