using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CoverageMap.Support;
using Npgsql;

namespace CoverageMap.EndToEnd;

public sealed class CommandLineTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Dictionary<string, string> NoDatabase = new() { ["COVERAGE_DB"] = "Host=127.0.0.1;Port=1;Username=nobody" };

    [Theory]
    [InlineData("demo")]
    [InlineData("db", "up")]
    [InlineData("db", "down")]
    [InlineData("db", "status")]
    [InlineData("db", "migrate")]
    [InlineData("areas", "import")]
    [InlineData("areas", "list")]
    [InlineData("campaign", "import")]
    [InlineData("register", "import")]
    [InlineData("register", "sample")]
    [InlineData("register", "duplicates")]
    [InlineData("register", "duplicates", "decide")]
    [InlineData("geocode")]
    [InlineData("geocode", "compare")]
    [InlineData("roads", "import")]
    [InlineData("roads", "list")]
    [InlineData("roads", "table")]
    [InlineData("roads", "route")]
    [InlineData("roads", "learn")]
    [InlineData("teams", "import")]
    [InlineData("plan")]
    [InlineData("plan", "export")]
    [InlineData("solve")]
    [InlineData("check")]
    [InlineData("serve")]
    [InlineData("test")]
    public async Task Help_ends_with_an_example_of_the_command(params string[] command)
    {
        var help = await CommandLine.RunAsync([], [.. command, "--help"]);
        Assert.Equal(0, help.ExitCode);
        Assert.Contains($"coverage {string.Join(' ', command)}", help.Output[help.Output.IndexOf("Example:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("plan", "2024-02-31", "--area", "692")]
    [InlineData("plan", "2024-05-06")]
    [InlineData("plan", "2024-05-06", "--area", "692", "--time-limit", "soon")]
    [InlineData("plan", "export", "2024-05-06", "--area", "692", "--format", "xls", "--out", "x")]
    [InlineData("roads", "import", "/nowhere.osm.pbf", "--profile", "horse")]
    [InlineData("roads", "table", "--name", "none", "--points", "/nowhere.csv")]
    [InlineData("roads", "route", "--name", "none", "--from", "21.0,105.8", "--to", "105.8,21.0")]
    [InlineData("register", "sample", "--households", "-5", "--out", "/tmp/never.csv", "--truth", "/tmp/never-truth.csv")]
    [InlineData("register", "sample", "--area", "00000", "--out", "/tmp/never.csv", "--truth", "/tmp/never-truth.csv")]
    public async Task Mistake_of_the_user_ends_with_2_and_a_sentence(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(NoDatabase, arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_file_is_named_and_in_json_too()
    {
        var result = await CommandLine.RunAsync(Database(), "areas", "import", "/nowhere.geojson", "--valid-from", "2024-01-01", "--json");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("/nowhere.geojson", JsonDocument.Parse(result.Output).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_does_not_answer_ends_with_3()
    {
        var result = await CommandLine.RunAsync(NoDatabase, "check");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("COVERAGE_DB", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_user_ends_with_3_and_names_it()
    {
        var wrong = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "somebody_else" };
        var result = await CommandLine.RunAsync(new() { ["COVERAGE_DB"] = wrong.ConnectionString }, "check");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("somebody_else", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_without_a_schema_is_told_to_migrate()
    {
        var empty = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "template1" };
        var result = await CommandLine.RunAsync(new() { ["COVERAGE_DB"] = empty.ConnectionString }, "check");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("coverage db migrate", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_no_connection_string_is_the_users_mistake() =>
        Assert.Equal(2, (await CommandLine.RunAsync(new() { ["COVERAGE_DB"] = "postgres please" }, "check")).ExitCode);

    [Fact]
    public async Task Port_in_use_ends_with_3_and_names_the_address()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        var result = await CommandLine.RunAsync(Database(), "serve", "--urls", url);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(url, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_is_the_same_for_the_same_seed_and_another_for_another()
    {
        var folder = Directory.CreateTempSubdirectory("coverage-sample").FullName;
        foreach (var (name, seed) in new[] { ("a", "7"), ("b", "7"), ("c", "8") })
            Assert.Equal(0, (await CommandLine.RunAsync([], "register", "sample", "--households", "50", "--seed", seed, "--area", "692",
                "--out", Path.Combine(folder, name), "--truth", Path.Combine(folder, name + ".truth"))).ExitCode);
        var (a, b, c) = (await ReadAsync("a"), await ReadAsync("b"), await ReadAsync("c"));
        Directory.Delete(folder, recursive: true);
        Assert.Equal(a, b);
        Assert.NotEqual(a, c);

        Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(folder, name));
    }

    private Dictionary<string, string> Database() => new() { ["COVERAGE_DB"] = database.ConnectionString };
}
