using CoverageMap.Geo.Database;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Geocoding;

public sealed class LocalityImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly LocalityImport _import = new(database.Source);

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        Assert.Equal(443, await _import.ImportAsync(ProjectData.File("places", "binh-phuoc-localities.csv"), default));
        Assert.Equal(0, await _import.ImportAsync(ProjectData.File("places", "binh-phuoc-localities.csv"), default));
    }

    [Fact]
    public async Task Moved_hamlet_is_brought_up_to_date()
    {
        await ImportTextAsync("wof_id,name,lon,lat,deprecated\n1,Ap Moi,106.5,11.5,False\n2,Ap Cu,106.6,11.5,True\n");
        Assert.Equal(1, await ImportTextAsync("wof_id,name,lon,lat,deprecated\n1,Ap Moi,106.7,11.5,False\n"));
        Assert.Equal([106.7], await database.Source.QueryAsync(
            "SELECT ST_X(position) FROM locality WHERE source_id IN ('wof:1', 'wof:2')", row => row.GetDouble(0), default));
    }

    [Theory]
    [InlineData("wof_id,name,lon,lat,deprecated\n9,Ap,east,11.5,False\n", "line 2")]
    [InlineData("wof_id,name,lon,lat,deprecated\n9,Ap,11.5,106.5,False\n", "line 2")]
    [InlineData("id,title\n9,Ap\n", "wof_id")]
    public async Task Wrong_file_is_the_users_mistake(string text, string named)
    {
        var error = await Assert.ThrowsAsync<UserErrorException>(() => ImportTextAsync(text));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_wards_there_is_no_gazetteer() =>
        await Assert.ThrowsAsync<UserErrorException>(() => new GazetteerStore(database.Source, new GazetteerFolders(ProjectData.Folder, null)).LoadAsync(default));

    private async Task<int> ImportTextAsync(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, text);
            return await _import.ImportAsync(path, default);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
