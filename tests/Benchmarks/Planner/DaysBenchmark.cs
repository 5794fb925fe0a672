using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoverageMap.Planner.Machines;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Benchmarks.Planner;

/// <summary>Days drawn at the size of a district or a province: how soon there is a plan, how good it becomes, and what it takes.</summary>
internal static class DaysBenchmark
{
    private static readonly Option<int> Visits = new("--visits") { Description = "Candidate visits.", DefaultValueFactory = _ => 1000 };
    private static readonly Option<int> Teams = new("--teams") { DefaultValueFactory = _ => 40 };
    private static readonly Option<bool> Full = new("--all-rules") { Description = "With every rule of the problem in use." };
    private static readonly Option<int> Service = new("--service") { Description = "Service takes so many times as long: with 2, 40 teams leave a third of 1,000 visits out.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Times = new("--times") { Description = "Limits in seconds, by commas, one run for each; the last is what the others are compared with.", DefaultValueFactory = _ => "1,20,300" };
    private static readonly Option<int> Threads = new("--threads") { DefaultValueFactory = _ => 2 };
    private static readonly Option<int> Machines = new("--machines") { Description = "How many processes of the program, of one thread each, search parts as well.", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Of the day that is drawn.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("planner-days", "Drawn days of districts and provinces.") { Visits, Teams, Full, Service, Times, Threads, Machines, Seed };
        command.SetAction((parsed, cancel) =>
        {
            var problem = Longer(DrawnDay.Draw(parsed.GetValue(Visits), parsed.GetValue(Teams), parsed.GetValue(Full), parsed.GetValue(Seed)), parsed.GetValue(Service));
            string[] program = ["dotnet", Path.Combine(AppContext.BaseDirectory, "coverage.dll"), "solve", "-", "--threads", "1"];
            MachineEngine[] machines = [.. Enumerable.Range(0, parsed.GetValue(Machines)).Select(_ => new MachineEngine(program, Console.Error.WriteLine))];
            var rows = new List<Row>();
            Console.WriteLine("| limit s | first plan s | seconds | higher classes left out | cost | served | violations | peak MB |\n|---|---|---|---|---|---|---|---|");
            foreach (var limit in parsed.GetValue(Times)!.Split(',').Select(time => double.Parse(time, CultureInfo.InvariantCulture)))
            {
                var (watch, first) = (Stopwatch.StartNew(), new FirstPlan());
                var plan = new RoutingEngine(machines).Solve(problem, new() { Time = TimeSpan.FromSeconds(limit), Threads = parsed.GetValue(Threads) }, first, null, cancel);
                var seconds = watch.Elapsed.TotalSeconds;
                var broken = PlanCheck.Check(problem, plan, cancel).Count;
                using var process = Process.GetCurrentProcess();
                rows.Add(new(limit, first.Seconds, seconds, plan.Cost.ByClass.Sum(), plan.Cost.Total, problem.Visits.Count - plan.LeftOut.Count, broken, process.PeakWorkingSet64 / 1_000_000));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {limit} | {first.Seconds:0.00} | {seconds:0.0} | {rows[^1].HigherClasses:0} | {rows[^1].Cost:0} | {rows[^1].Served} | {broken} | {rows[^1].PeakMegabytes} |"));
            }
            foreach (var row in rows.SkipLast(1))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Limit} s: {100 * (row.Cost / rows[^1].Cost - 1):0.00} % dearer than {rows[^1].Limit} s"));
            Console.WriteLine(JsonSerializer.Serialize(rows, JsonSerializerOptions.Web));
            return Task.FromResult(0);
        });
        return command;
    }

    private static RoutingProblem Longer(RoutingProblem day, int times) => day with
    {
        Visits = [.. day.Visits.Select(visit => visit with
        {
            ServiceSeconds = times * visit.ServiceSeconds,
            ServiceByKind = visit.ServiceByKind.ToDictionary(kind => kind.Key, kind => times * kind.Value),
        })],
    };

    private sealed record Row(double Limit, double FirstPlan, double Seconds, double HigherClasses, double Cost, int Served, int Violations, long PeakMegabytes);

    private sealed class FirstPlan : IProgress<SearchProgress>
    {
        private double? _seconds;

        public double Seconds => _seconds ?? double.NaN;

        public void Report(SearchProgress value) => _seconds ??= value.Elapsed.TotalSeconds;
    }
}
