using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Geocoding;

/// <summary>The geocoder of all of Vietnam, from the lists that come with the program; no database. Loaded once for all classes.</summary>
[CollectionDefinition(Name)]
public sealed class Country : ICollectionFixture<Country>
{
    public const string Name = "country";

    public static readonly DateOnly Before = new(2024, 4, 4);
    public static readonly DateOnly After = new(2025, 8, 1);

    public Geocoder Geocoder { get; } = new(new GazetteerFolders(ProjectData.Folder, null).Load());

    public Gazetteer Gazetteer => Geocoder.Gazetteer;
}
