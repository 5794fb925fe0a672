using System.Diagnostics;
using System.Globalization;
using CoverageMap.Geo;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Json;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Machines;

/// <summary>
/// Another machine's engine, behind a command that reads a problem from its standard input and writes a plan to its standard
/// output, as <c>ssh planner2 coverage solve -</c> does (docs/problem-format.md). What it answers is checked here.
/// </summary>
/// <param name="command">The program and its arguments; limits are added to them.</param>
/// <param name="warn">Told in a sentence why the machine cannot be used.</param>
public sealed class MachineEngine(IReadOnlyList<string> command, Action<string>? warn = null) : IRoutingEngine
{
    /// <summary>Who answers so much later than he should is taken to be gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What sending, reading and building took besides the search, at the most until now.</summary>
    private TimeSpan _besides = TimeSpan.FromSeconds(2);

    /// <exception cref="ServiceUnavailableException">The command fails, is late, or answers with no plan that keeps the rules.</exception>
    public RoutingPlan Solve(RoutingProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress = null,
        IReadOnlyList<PlannedVisits>? start = null, CancellationToken cancel = default)
    {
        try
        {
            return SolveAsync(problem, limits, start, cancel).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new RoutingEngine().Solve(problem, limits, progress, start, cancel);
        }
        catch (ServiceUnavailableException error)
        {
            warn?.Invoke(error.Message);
            throw;
        }
    }

    private async Task<RoutingPlan> SolveAsync(RoutingProblem problem, SearchLimits limits, IReadOnlyList<PlannedVisits>? start, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var time = TimeSpan.FromMilliseconds(Math.Clamp((int)(limits.Time - _besides).TotalMilliseconds, 1000, 3_600_000));
        using var late = new CancellationTokenSource(time + _besides + Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        using var process = Begin(limits, time);
        try
        {
            using var answer = new MemoryStream();
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            var reading = process.StandardOutput.BaseStream.CopyToAsync(answer, either.Token);
            await SendAsync(process, problem, start, either.Token);
            await reading;
            await process.WaitForExitAsync(either.Token);
            if (process.ExitCode != 0) throw Unusable($"ended with code {process.ExitCode}: {LastLine(await errors) ?? "it said nothing"}");
            var plan = Read(answer.ToArray());
            if (PlanCheck.Check(problem, plan, cancel) is { Count: > 0 } broken) throw Unusable($"gave a plan that breaks a rule: {broken[0].Message}");
            var besides = Stopwatch.GetElapsedTime(began) - time;
            if (besides > _besides) _besides = besides;
            return plan;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Unusable($"gave no answer {Patience.TotalSeconds:0} s after its time limit of {time.TotalSeconds:0} s");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private Process Begin(SearchLimits limits, TimeSpan time)
    {
        IEnumerable<string> arguments =
        [
            .. command.Skip(1), "--time-limit", $"{Number((long)time.TotalMilliseconds)}ms", "--seed", Number(limits.Seed),
            .. limits.Iterations is { } most ? (string[])["--iterations", Number(most)] : [], .. limits.Refine ? (string[])["--refine"] : [],
            .. limits.Course != CourseStretch.Whole ? (string[])["--course", $"{Number(limits.Course.From)}-{Number(limits.Course.Until)}"] : [],
        ];
        var info = new ProcessStartInfo(command[0], arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(info)!;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
        {
            throw Unusable($"cannot be started: {error.Message}", error);
        }
    }

    private static async Task SendAsync(Process process, RoutingProblem problem, IReadOnlyList<PlannedVisits>? start, CancellationToken cancel)
    {
        try
        {
            using var text = new MemoryStream();
            RoutingProblemJson.Write(text, problem, start);
            text.Position = 0;
            await text.CopyToAsync(process.StandardInput.BaseStream, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: its exit code and what it says tell more.
        }
    }

    private RoutingPlan Read(byte[] answer)
    {
        try
        {
            return RoutingPlanJson.Read(answer);
        }
        catch (UserErrorException error)
        {
            throw Unusable($"gave no plan: {error.Message}", error);
        }
    }

    private ServiceUnavailableException Unusable(string why, Exception? inner = null) =>
        new($"The machine behind '{string.Join(' ', command)}' {why}. Its parts are searched here instead; see that the command reads a problem and writes a plan.", inner);

    private static string? LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();

    private static string Number(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
