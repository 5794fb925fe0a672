using System.CommandLine;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner;
using CoverageMap.Planner.Problems.Json;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Answers;
using CoverageMap.Planner.Problems.Vroom.Reading;
using CoverageMap.Planner.Problems.Vroom.Travel;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Vroom;

namespace CoverageMap.Cli.Commands;

/// <summary>
/// VROOM's command line: a problem in, a solution or an error out, both JSON. The exit code is the solution's code. Problems
/// in our own form are answered in it.
/// </summary>
internal static class SolveCommand
{
    private const string Standard = "-";

    /// <summary>
    /// Seconds: a process begins slowly, so that few visits get more than from a server. (Days of 6, 10, 14 and 20 visits with all rules, six
    /// each: 23 of 24 at their best after 0.4 s of a new process.)
    /// </summary>
    private const double LeastLimit = 0.6;
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(10);

    private static readonly Argument<string> Problem = new("problem") { Description = "A file with a problem in VROOM's JSON or ours; - reads from the standard input." };
    private static readonly Option<string?> TimeLimit = new("--time-limit")
    {
        Description = "How long the solver may take, such as 10s or 2m; without it and --iterations 10s, for fewer than 100 visits less, 600ms at least.",
    };
    private static readonly Option<int> Threads = new("--threads") { Description = "How many threads search.", DefaultValueFactory = _ => 2 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of the solver.", DefaultValueFactory = _ => 1 };
    private static readonly Option<long?> Iterations = new("--iterations") { Description = "End the search after so many steps; with one thread the same steps give the same plan." };
    private static readonly Option<string> Engine = new("--engine") { Description = "own or ortools.", DefaultValueFactory = _ => RoutingEngines.Own };
    private static readonly Option<bool> Refine = new("--refine") { Description = "The routes given as `start` (by VROOM as `steps`) are good already: search near them." };
    private static readonly Option<string?> Course = new("--course")
    {
        Description = "The stretch of a search's course to make, such as 0.25-0.5: for who makes the rest, from 0 to 1, in other searches.",
    };
    private static readonly MachineOption Machines = new();
    private static readonly Option<string?> Out = new("--out") { Description = "File to write instead of the standard output." };
    private static readonly Option<bool> Check = new("--check", "-c")
    {
        Description = "Choose times for the routes given as `steps` and report all that they break.",
    };
    private static readonly Option<bool> Geometry = new("--geometry", "-g") { Description = "Add the ways along roads, and distances." };

    public static Command Create()
    {
        Engine.AcceptOnlyFromAmong([.. RoutingEngines.Names]);
        Durations.Require(TimeLimit);
        Course.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && CourseStretches.Parse(text) is null)
                result.AddError($"--course '{text}' is no stretch from 0 to 1; write it as 0.25-0.5.");
        });
        AtLeastOne(Threads);
        AtLeastOne(Iterations);
        return new Command("solve", "Solve a routing problem in VROOM's JSON or ours, without a database.")
            {
                Problem, TimeLimit, Threads, Seed, Iterations, Engine, Refine, Course, Machines, Out, Check, Geometry,
            }
            .Example("coverage solve problem.json --time-limit 10s --out solution.json")
            .Does(RunAsync);
    }

    private static void AtLeastOne<T>(Option<T> option) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] && long.TryParse(text, out var number) && number < 1)
            result.AddError($"{option.Name} {number} is too few; use 1 or more.");
    });

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var (code, message) = (VroomCode.Done, "");
        Action<Stream> write;
        try
        {
            write = await AnswerAsync(parsed, terminal, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            (code, message) = Explain(error);
            await Console.Error.WriteLineAsync(message);
            write = output => VroomWriter.Write(output, code, message);
        }
        Write(parsed.GetValue(Out), write);
        return (int)code;
    }

    private static async Task<Action<Stream>> AnswerAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var text = await ReadAsync(parsed.GetValue(Problem)!, cancel);
        if (RoutingProblemJson.IsMeant(text)) return await SolveOursAsync(text, parsed, terminal, cancel);
        var input = VroomReader.Read(text);
        var solve = new SolveVroom(new VroomRoads(new TravelTimesChoice(Installation.Roads)), () => EngineOf(parsed));
        var withGeometry = parsed.GetValue(Geometry);
        VroomAnswer answer;
        if (parsed.GetValue(Check)) answer = await Task.Run(() => solve.Check(input, withGeometry, cancel), cancel);
        // Ctrl+C ends the search with its best so far, which is written; so the task itself is not cancelled.
        else answer = await terminal.ProgressAsync($"Solving {input.Tasks.Count:N0} tasks for {input.Vehicles.Count:N0} vehicles", progress =>
            Task.Run(() => solve.Solve(input, withGeometry, Limits(parsed, input.Tasks.Count), new ByShare(progress), cancel), CancellationToken.None));
        return output => VroomWriter.Write(output, answer);
    }

    private static async Task<Action<Stream>> SolveOursAsync(byte[] text, ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        if (parsed.GetValue(Check) || parsed.GetValue(Geometry))
            throw new UserErrorException("--check and --geometry are for problems in VROOM's form; leave them out.");
        var (problem, start) = RoutingProblemJson.ReadTask(text);
        var plan = await terminal.ProgressAsync($"Solving {problem.Visits.Count:N0} visits for {problem.Teams.Count:N0} teams", progress =>
            Task.Run(() => SolveProblem.Run(problem, start, EngineOf(parsed), Limits(parsed, problem.Visits.Count), new ByShare(progress), cancel), CancellationToken.None));
        return output => RoutingPlanJson.Write(output, problem, plan);
    }

    private static IRoutingEngine EngineOf(ParseResult parsed) => RoutingEngines.Named(parsed.GetValue(Engine)!, Machines.Engines(parsed));

    private static SearchLimits Limits(ParseResult parsed, int visits) => new()
    {
        Time = Durations.Parse(parsed.GetValue(TimeLimit)) ?? (parsed.GetValue(Iterations) is null ? UsualTime.Of(visits, UsualLimit, LeastLimit) : TimeSpan.FromHours(1)),
        Threads = parsed.GetValue(Threads),
        Seed = parsed.GetValue(Seed),
        Iterations = parsed.GetValue(Iterations),
        Refine = parsed.GetValue(Refine),
        Course = CourseStretches.Parse(parsed.GetValue(Course)) ?? CourseStretch.Whole,
    };

    private static async Task<byte[]> ReadAsync(string name, CancellationToken cancel)
    {
        try
        {
            if (name != Standard) return await File.ReadAllBytesAsync(name, cancel);
            using var text = new MemoryStream();
            await using var input = Console.OpenStandardInput();
            await input.CopyToAsync(text, cancel);
            return text.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The problem cannot be read from {name}: {error.Message}", error);
        }
    }

    private static void Write(string? target, Action<Stream> write)
    {
        if (target is null)
        {
            using var output = Console.OpenStandardOutput();
            write(output);
            output.WriteByte((byte)'\n');
            return;
        }
        try
        {
            using var output = File.Create(target);
            write(output);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{target} cannot be written: {error.Message}", error);
        }
    }

    private static (VroomCode Code, string Message) Explain(Exception error) => error switch
    {
        VroomException mistake => (mistake.Code, mistake.Message),
        UserErrorException => (VroomCode.Input, error.Message),
        ServiceUnavailableException => (VroomCode.Routing, error.Message),
        _ => (VroomCode.Internal, Failure.Explain(error).Message),
    };

    private sealed class ByShare(IProgress<double> progress) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => progress.Report(value.Share);
    }
}
