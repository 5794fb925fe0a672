using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Coverage;

namespace CoverageMap.Viewer.Coverage;

/// <summary>
/// Coverage as it stands, kept until it changes. Whether it changed is asked of the database every second at most;
/// reading it takes most of a second for a province.
/// </summary>
public sealed class CurrentCoverage(CoverageStore store, CampaignStore campaigns, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private CoverageState? _state;
    private DateTimeOffset _checkedAt;

    /// <exception cref="Geo.UserErrorException">No campaign or no area is stored yet.</exception>
    public async Task<CoverageState> GetAsync(CancellationToken cancel)
    {
        if (_state is { } fresh && clock.GetUtcNow() - _checkedAt < Trust) return fresh;
        await _turn.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (_state is { } known && now - _checkedAt < Trust) return known;
            var campaign = await campaigns.CurrentAsync(cancel);
            var day = UnitsOn(campaign, now);
            var version = $"{await store.VersionAsync(cancel)}-{day:yyyyMMdd}";
            if (_state?.Version != version)
                _state = new CoverageState(version, now, await store.ReadAsync(campaign, day, cancel));
            _checkedAt = now;
            return _state;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Today, or the campaign's nearest day: its figures are given by the units it was run with.</summary>
    private static DateOnly UnitsOn(Campaign campaign, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date);
        return today < campaign.StartsOn ? campaign.StartsOn : today > campaign.EndsOn ? campaign.EndsOn : today;
    }
}

/// <param name="Version">Changes whenever a figure or a boundary may have changed.</param>
/// <param name="ReadAt">When the figures were read.</param>
public sealed record CoverageState(string Version, DateTimeOffset ReadAt, ProvinceCoverage Coverage);
