using CoverageMap.Geo;
using CoverageMap.Planner;
using CoverageMap.Viewer.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoverageMap.Viewer.Tests;

public sealed class PlanJobsTests
{
    private static readonly PlanKey Key = new("689", new DateOnly(2024, 5, 6));

    [Fact]
    public async Task Job_asked_for_while_one_is_under_way_is_that_one()
    {
        var gate = new TaskCompletionSource();
        using var jobs = await StartAsync((_, _, _) => gate.Task);
        var first = jobs.Start(Key);
        Assert.Equal(first.Id, jobs.Start(Key).Id);
        gate.SetResult();
        Assert.Equal(PlanJobState.Done, (await EndAsync(jobs)).State);
        Assert.NotEqual(first.Id, jobs.Start(Key).Id);
    }

    [Fact]
    public async Task User_mistake_ends_the_job_with_its_message_and_the_next_one_runs()
    {
        var runs = 0;
        using var jobs = await StartAsync((_, _, _) => ++runs == 1 ? throw new UserErrorException("No team is free.") : Task.CompletedTask);
        jobs.Start(Key);
        var failed = await EndAsync(jobs);
        Assert.Equal((PlanJobState.Failed, "No team is free."), (failed.State, failed.Error));
        jobs.Start(Key);
        Assert.Equal(PlanJobState.Done, (await EndAsync(jobs)).State);
    }

    [Fact]
    public async Task Fault_of_ours_ends_the_job_without_telling_its_inside()
    {
        using var jobs = await StartAsync((_, _, _) => throw new InvalidOperationException("secret path"));
        jobs.Start(Key);
        var failed = await EndAsync(jobs);
        Assert.Equal((PlanJobState.Failed, ""), (failed.State, failed.Error));
    }

    [Fact]
    public async Task Progress_is_shown_in_the_order_reported()
    {
        using var jobs = await StartAsync((_, progress, _) =>
        {
            foreach (var step in Enum.GetValues<PlanStep>()) progress.Report(new PlanProgress(step, 7));
            return Task.CompletedTask;
        });
        jobs.Start(Key);
        Assert.Equal(new PlanProgress(PlanStep.Keep, 7), (await EndAsync(jobs)).Progress);
    }

    private static async Task<PlanJobs> StartAsync(PlanWork work)
    {
        var jobs = new PlanJobs(work, TimeProvider.System, NullLogger<PlanJobs>.Instance);
        await jobs.StartAsync(CancellationToken.None);
        return jobs;
    }

    private static async Task<PlanJob> EndAsync(PlanJobs jobs)
    {
        for (var tries = 0; jobs.Find(Key) is { IsUnderWay: true }; tries++)
        {
            Assert.True(tries < 500, "The job did not end within 5 s.");
            await Task.Delay(10);
        }
        return jobs.Find(Key)!;
    }
}
