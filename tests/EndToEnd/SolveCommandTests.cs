using System.Text.Json;

namespace CoverageMap.EndToEnd;

public sealed class SolveCommandTests : IDisposable
{
    private const string Problem = """
        {"vehicles": [{"id": 1, "start_index": 0, "max_tasks": 0, "steps": [{"type": "job", "id": 7}]}], "jobs": [{"id": 7, "location_index": 1}], "matrix": [[0, 60], [60, 0]]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("solve").FullName;

    private string File(string name) => Path.Combine(_folder, name);

    [Fact]
    public async Task Given_routes_are_checked_and_written_to_a_file()
    {
        await System.IO.File.WriteAllTextAsync(File("problem.json"), Problem);
        var solved = await CommandLine.RunAsync([], "solve", File("problem.json"), "-c", "--out", File("answer.json"));

        Assert.Equal((0, "", ""), (solved.ExitCode, solved.Output, solved.Error));
        var answer = JsonDocument.Parse(await System.IO.File.ReadAllTextAsync(File("answer.json"))).RootElement;
        Assert.Equal("max_tasks", answer.GetProperty("routes")[0].GetProperty("violations")[0].GetProperty("cause").GetString());
    }

    [Fact]
    public async Task A_mistake_is_an_answer_on_the_output_and_a_sentence_on_the_error_stream()
    {
        await System.IO.File.WriteAllTextAsync(File("problem.json"), Problem.Replace("60], [60", "-60], [60", StringComparison.Ordinal));
        var solved = await CommandLine.RunAsync([], "solve", File("problem.json"));

        var answer = JsonDocument.Parse(solved.Output).RootElement;
        Assert.Equal((2, 2), (solved.ExitCode, answer.GetProperty("code").GetInt32()));
        Assert.Equal(answer.GetProperty("error").GetString(), solved.Error.TrimEnd());
    }

    [Fact]
    public async Task A_problem_in_our_own_form_is_answered_in_it()
    {
        await System.IO.File.WriteAllTextAsync(File("problem.json"), """
            {"teams": [{"name": "A", "start": 0}], "visits": [{"name": "B", "place": 1}], "profiles": [{"seconds": [[0, 60], [60, 0]]}]}
            """);
        var solved = await CommandLine.RunAsync([], "solve", File("problem.json"), "--time-limit", "1.5s", "--iterations", "100");
        Assert.Equal(0, solved.ExitCode);
        Assert.Equal(60, JsonDocument.Parse(solved.Output).RootElement.GetProperty("cost").GetProperty("total").GetDouble());

        var refused = await CommandLine.RunAsync([], "solve", File("problem.json"), "--check");
        Assert.Equal((2, 2), (refused.ExitCode, JsonDocument.Parse(refused.Output).RootElement.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task Parts_of_a_large_problem_are_searched_by_other_processes_too()
    {
        var visits = Enumerable.Range(0, 1600).Select(visit => new { name = $"household {visit}", place = 2 + visit, serviceSeconds = 600, worth = 5000 });
        var positions = Enumerable.Range(-2, 1602).Select(place => (double[])[106.5 + place % 40 * 0.01, 11.5 + (place + 2) / 40 * 0.01]);
        await System.IO.File.WriteAllTextAsync(File("problem.json"), JsonSerializer.Serialize(new
        {
            positions,
            profiles = new[] { new { speedKmh = 25 } },
            teams = Enumerable.Range(0, 40).Select(team => new { name = $"team {team}", start = team % 2, end = team % 2, shifts = new[] { new { from = 0, until = 32_400 } } }),
            visits,
        }));
        var machine = $"tee {File("part.json")} | dotnet {Path.Combine(AppContext.BaseDirectory, "coverage.dll")} solve - --threads 1";
        await System.IO.File.WriteAllTextAsync(File("machine.sh"), $"{machine} \"$@\"");
        var solved = await CommandLine.RunAsync([], "solve", File("problem.json"), "--iterations", "2000", "--threads", "1", "--machine", $"sh {File("machine.sh")}");

        Assert.Equal(0, solved.ExitCode);
        Assert.DoesNotContain("machine", solved.Error, StringComparison.Ordinal);
        Assert.InRange(JsonDocument.Parse(solved.Output).RootElement.GetProperty("routes").GetArrayLength(), 20, 40);
        Assert.DoesNotContain("household", await System.IO.File.ReadAllTextAsync(File("part.json")), StringComparison.Ordinal);

        await System.IO.File.WriteAllTextAsync(File("machine.sh"), "exit 7");
        var alone = await CommandLine.RunAsync([], "solve", File("problem.json"), "--iterations", "2000", "--threads", "1", "--machine", $"sh {File("machine.sh")}");
        Assert.Equal(0, alone.ExitCode);
        Assert.Contains($"The machine behind 'sh {File("machine.sh")}' ended with code 7", alone.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--time-limit", "soon")]
    [InlineData("--time-limit", "0.9s")]
    [InlineData("--time-limit", "1.5.5s")]
    [InlineData("--time-limit", "1.01h")]
    [InlineData("--machine", " ")]
    [InlineData("--threads", "0")]
    [InlineData("--iterations", "-1")]
    [InlineData("--engine", "none")]
    [InlineData("--course", "0.5")]
    [InlineData("--course", "0.5-0.25")]
    [InlineData("--course", "0.5-1.5")]
    public async Task An_option_that_means_nothing_is_refused(string option, string value) =>
        Assert.Equal(2, (await CommandLine.RunAsync([], "solve", "problem.json", option, value)).ExitCode);

    [Fact]
    public async Task A_file_that_is_not_there_is_the_users_mistake() =>
        Assert.Equal(2, (await CommandLine.RunAsync([], "solve", File("nothing.json"))).ExitCode);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
