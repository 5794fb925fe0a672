using CoverageMap.Geo.Database;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Geocoding.Gazetteers;
using Npgsql;

namespace CoverageMap.Viewer.Compatible;

/// <summary>
/// The gazetteer in memory: read at the first question, a second or two for the whole country, and again after an import.
/// Whether something was imported is asked every ten seconds at most.
/// </summary>
internal sealed class CurrentGazetteer(NpgsqlDataSource database, GazetteerFolders folders, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private LoadedGazetteer? _loaded;
    private DateTimeOffset _checkedAt;

    /// <exception cref="Geo.UserErrorException">A file of the gazetteer is damaged.</exception>
    public async Task<LoadedGazetteer> GetAsync(CancellationToken cancel)
    {
        if (_loaded is { } known && clock.GetUtcNow() - _checkedAt < Trust) return known;
        await _turn.WaitAsync(cancel);
        try
        {
            if (_loaded is { } fresh && clock.GetUtcNow() - _checkedAt < Trust) return fresh;
            var (version, hasAreas) = await VersionAsync(cancel);
            if (_loaded?.Version != version)
            {
                var gazetteer = hasAreas ? await new GazetteerStore(database, folders).LoadAsync(cancel) : folders.Load();
                _loaded = new LoadedGazetteer(version, clock.GetUtcNow(), gazetteer, new Geocoder(gazetteer), new ReverseGeocoder(gazetteer));
            }
            _checkedAt = clock.GetUtcNow();
            return _loaded;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<(string Version, bool HasAreas)> VersionAsync(CancellationToken cancel)
    {
        var (stored, wards) = (await database.QueryAsync("""
            SELECT concat_ws('/', (SELECT max(area_id) FROM area), (SELECT count(*) FROM area_succession),
              (SELECT max(locality_id) FROM locality), (SELECT count(*) FROM locality)),
              EXISTS (SELECT FROM area WHERE level = 'ward')
            """, row => (row.GetString(0), row.GetBoolean(1)), cancel))[0];
        var imported = folders.Imported is { } folder && Directory.Exists(folder)
            ? Directory.GetFiles(folder).Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max() : default;
        return ($"{stored} {imported:O}", wards);
    }
}

/// <param name="Version">Changes with each import.</param>
internal sealed record LoadedGazetteer(string Version, DateTimeOffset At, Gazetteer Gazetteer, Geocoder Geocoder, ReverseGeocoder Reverse);
