using System.Net;
using System.Text;
using System.Text.Json;
using CoverageMap.Viewer.Compatible.Vroom;

namespace CoverageMap.Viewer.Tests.Compatible.Vroom;

public sealed class VroomServerTests(VroomHost host) : IClassFixture<VroomHost>
{
    private const string Vehicles = "\"vehicles\": [{\"id\": 1, \"start\": [105.8, 21]}]";
    private const string Small = "{" + Vehicles + ", \"jobs\": [{\"id\": 7, \"location\": [105.9, 21]}]}";

    [Fact]
    public async Task A_problem_is_answered_in_vrooms_form()
    {
        var (status, answer) = await host.AnswerAsync(Small);

        Assert.Equal((HttpStatusCode.OK, 0), (status, answer.GetProperty("code").GetInt32()));
        Assert.Equal(7, answer.GetProperty("routes")[0].GetProperty("steps")[1].GetProperty("id").GetInt32());
        Assert.Equal(0.2, host.Asked!.Time.TotalSeconds);
    }

    [Fact]
    public async Task The_options_of_vroom_express_are_understood()
    {
        var (_, answer) = await host.AnswerAsync("{\"options\": {\"g\": true, \"l\": 3, \"t\": 2}, " + Small[1..]);

        Assert.True(answer.GetProperty("routes")[0].TryGetProperty("geometry", out _));
        Assert.Equal((3, 2), (host.Asked!.Time.TotalSeconds, host.Asked.Threads));
    }

    [Theory]
    [InlineData("{\"l\": 1000, \"t\": 64}", 40, 3)]
    [InlineData("{\"l\": 10}", 10, 3)]
    [InlineData("{\"x\": 5}", 0.2, 3)]
    [InlineData("null", 0.2, 3)]
    public async Task What_a_client_asks_for_is_kept_within_limits(string options, double seconds, int threads)
    {
        await host.AnswerAsync($"{{\"options\": {options}, " + Small[1..]);

        Assert.Equal((seconds, threads), (host.Asked!.Time.TotalSeconds, host.Asked.Threads));
    }

    [Theory]
    [InlineData("{\"x\": 5}", 100, 10, 2)]
    [InlineData("{\"x\": 2}", 200, 5, 2)]
    [InlineData("{\"x\": 2}", 50, 1.25, 2)]
    [InlineData("{\"x\": 99, \"t\": 0}", 200, 10, 1)]
    [InlineData("null", 2000, 10, 2)]
    [InlineData("null", 50, 2.5, 2)]
    [InlineData("{\"l\": 0.01}", 50, 0.01, 2)]
    public void A_search_without_a_limit_takes_as_long_as_its_tasks_need(string options, int tasks, double seconds, int threads)
    {
        using var body = JsonDocument.Parse($"{{\"options\": {options}}}");

        var search = VroomOptions.Read(body.RootElement, tasks, new()).Search;

        Assert.Equal((seconds, threads), (search.Time.TotalSeconds, search.Threads));
    }

    [Fact]
    public async Task Given_routes_are_checked_on_demand()
    {
        var (status, answer) = await host.AnswerAsync("""
            {"options": {"c": true}, "vehicles": [{"id": 1, "start": [105.8, 21], "max_tasks": 0, "steps": [{"type": "job", "id": 7}]}], "jobs": [{"id": 7, "location": [105.9, 21]}]}
            """);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("max_tasks", answer.GetProperty("summary").GetProperty("violations")[0].GetProperty("cause").GetString());
    }

    [Theory]
    [InlineData("", 400, 2, "no JSON")]
    [InlineData("5", 400, 2, "object")]
    [InlineData("{}", 400, 2, "vehicles")]
    [InlineData("{" + Vehicles + ", \"jobs\": [{\"id\": 7, \"location\": [205.9, 21]}]}", 500, 3, "205.9")]
    [InlineData("{\"options\": 5, " + Vehicles + "}", 400, 2, "options")]
    [InlineData("{\"options\": {\"l\": \"5\"}, " + Vehicles + "}", 400, 2, "`l`")]
    [InlineData("{\"options\": {\"c\": 1}, " + Vehicles + "}", 400, 2, "`c`")]
    [InlineData("{" + Vehicles + ", \"jobs\": [1, 2, 3, 4, 5, 6]}", 413, 4, "6 tasks")]
    [InlineData("{\"shipments\": [1, 2, 3]}", 413, 4, "6 tasks")]
    [InlineData("{\"vehicles\": [1, 2, 3]}", 413, 4, "3 vehicles")]
    public async Task A_mistake_has_the_status_and_code_that_vroom_express_gives(string body, int status, int code, string named)
    {
        var (got, answer) = await host.AnswerAsync(body);

        Assert.Equal((status, code), ((int)got, answer.GetProperty("code").GetInt32()));
        Assert.Contains(named, answer.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var (status, answer) = await host.AnswerAsync(Small + new string(' ', 20_000));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, 4), (status, answer.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task Only_json_is_taken_so_that_no_page_of_another_site_can_ask()
    {
        var answer = await host.Client.PostAsync("/vroom", new StringContent(Small, Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Our_bug_is_an_internal_error_that_tells_nothing()
    {
        host.Meanwhile = _ => throw new InvalidOperationException("secret");
        try
        {
            var (status, answer) = await host.AnswerAsync(Small);

            Assert.Equal((HttpStatusCode.InternalServerError, 1), (status, answer.GetProperty("code").GetInt32()));
            Assert.DoesNotContain("secret", answer.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            host.Meanwhile = null;
        }
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_its_search()
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Meanwhile = async cancel =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => ended.SetResult(), TaskScheduler.Default);
        };
        try
        {
            using var leave = new CancellationTokenSource();
            var asked = host.PostAsync(Small, leave.Token);
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(10));
            await leave.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
            await ended.Task.WaitAsync(TimeSpan.FromSeconds(10));
        }
        finally
        {
            host.Meanwhile = null;
        }
    }

    [Fact]
    public async Task Problems_wait_for_their_turn_and_too_many_are_told_to_come_again()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Meanwhile = _ =>
        {
            begun.TrySetResult();
            return go.Task;
        };
        try
        {
            var first = host.AnswerAsync(Small);
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(10));
            // One of these waits, the other is one too many.
            var (second, third) = (host.PostAsync(Small), host.PostAsync(Small));
            var refused = await await Task.WhenAny(second, third);
            go.SetResult();

            Assert.Equal((HttpStatusCode.ServiceUnavailable, 10), (refused.StatusCode, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
            Assert.Equal(HttpStatusCode.OK, (await first).Status);
            Assert.Contains((await Task.WhenAll(second, third)).Select(answer => answer.StatusCode), status => status == HttpStatusCode.OK);
        }
        finally
        {
            host.Meanwhile = null;
        }
    }
}
