using System.Collections.Concurrent;
using System.Threading.Channels;
using CoverageMap.Geo;
using CoverageMap.Planner;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoverageMap.Viewer.Jobs;

/// <summary>
/// Makes plans in the background, one after the other (the solver uses every core), and at most one at a time for an
/// area and day: asking twice gives the job that is under way.
/// </summary>
public sealed class PlanJobs(PlanWork work, TimeProvider clock, ILogger<PlanJobs> log) : BackgroundService
{
    private readonly Channel<PlanKey> _queue = Channel.CreateUnbounded<PlanKey>();
    private readonly ConcurrentDictionary<PlanKey, PlanJob> _latest = new();
    private readonly Lock _start = new();

    /// <summary>The latest job of an area and day since the program started, or null.</summary>
    public PlanJob? Find(PlanKey key) => _latest.GetValueOrDefault(key);

    /// <returns>The job that was started, or the one that is under way already.</returns>
    public PlanJob Start(PlanKey key)
    {
        lock (_start)
        {
            if (_latest.TryGetValue(key, out var known) && known.IsUnderWay) return known;
            var job = new PlanJob(Guid.NewGuid(), key, PlanJobState.Waiting, null, null, clock.GetUtcNow());
            _latest[key] = job;
            _queue.Writer.TryWrite(key);
            return job;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var key in _queue.Reader.ReadAllAsync(stoppingToken))
            await RunAsync(key, stoppingToken);
    }

    private async Task RunAsync(PlanKey key, CancellationToken cancel)
    {
        Change(key, job => job with { State = PlanJobState.Running });
        try
        {
            await work(key, new Progress(this, key), cancel);
            Change(key, job => job with { State = PlanJobState.Done });
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (error is UserErrorException or ServiceUnavailableException)
        {
            Change(key, job => job with { State = PlanJobState.Failed, Error = error.Message });
        }
#pragma warning disable CA1031 // one failed job must not end the others; it is logged and shown
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogError(error, "Planning area {Area} on {Day} failed", key.AreaCode, key.Day);
            Change(key, job => job with { State = PlanJobState.Failed, Error = "" });
        }
    }

    // The framework's Progress<T> reports on other threads, so that an early step could overwrite a later one.
    private sealed class Progress(PlanJobs jobs, PlanKey key) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value) => jobs.Change(key, job => job with { Progress = value });
    }

    private void Change(PlanKey key, Func<PlanJob, PlanJob> change)
    {
        lock (_start) _latest[key] = change(_latest[key]) with { ChangedAt = clock.GetUtcNow() };
    }
}
