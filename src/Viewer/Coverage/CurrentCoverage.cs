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
    private Checked? _last;

    /// <exception cref="Geo.UserErrorException">No campaign or no area is stored yet.</exception>
    public async Task<CoverageState> GetAsync(CancellationToken cancel)
    {
        if (Fresh() is { } fresh) return fresh;
        await _turn.WaitAsync(cancel);
        try
        {
            if (Fresh() is { } known) return known; // another request asked while this one waited
            var now = clock.GetUtcNow();
            var campaign = await campaigns.CurrentAsync(cancel);
            var day = UnitsDay.Of(campaign, now);
            var version = $"{await store.VersionAsync(cancel)}-{day:yyyyMMdd}";
            var state = _last?.State is { } last && last.Version == version
                ? last with { AsOf = now }
                : new CoverageState(version, now, await store.ReadAsync(campaign, day, cancel));
            _last = new Checked(state, now);
            return state;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private CoverageState? Fresh() => _last is { } last && clock.GetUtcNow() - last.At < Trust ? last.State : null;

    private sealed record Checked(CoverageState State, DateTimeOffset At);
}

/// <param name="Version">Changes whenever a figure or a boundary may have changed.</param>
/// <param name="AsOf">When the figures were last known to hold.</param>
public sealed record CoverageState(string Version, DateTimeOffset AsOf, ProvinceCoverage Coverage);
