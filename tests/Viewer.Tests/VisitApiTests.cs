using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CoverageMap.Geo.Database;

namespace CoverageMap.Viewer.Tests;

public sealed class VisitApiTests(ViewerHost host) : IClassFixture<ViewerHost>
{
    [Fact]
    public async Task Event_changes_the_rate_on_map_and_page()
    {
        var before = await RateAsync();
        var answer = await host.PostAsync("/api/visits", await EventAsync("25195-2", "done"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        host.LetTimePass();
        var after = await RateAsync();
        Assert.Equal(before.Done + 1, after.Done);
        Assert.Equal(before.Open - 1, after.Open);
        Assert.NotEqual(before.Version, after.Version);
    }

    [Fact]
    public async Task Event_sent_twice_is_recorded_once()
    {
        var visit = await EventAsync("25195-4", "done");
        Assert.Equal(HttpStatusCode.Created, (await host.PostAsync("/api/visits", visit)).StatusCode);
        host.LetTimePass();
        var once = await RateAsync();
        var again = await host.PostAsync("/api/visits", visit);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.False((await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("isNew").GetBoolean());
        host.LetTimePass();
        Assert.Equal(once, await RateAsync());
    }

    [Fact]
    public async Task Correction_takes_back_what_the_event_before_closed()
    {
        host.LetTimePass();
        var before = await RateAsync();
        var first = await EventAsync("25195-6", "done");
        await host.PostAsync("/api/visits", first);
        var correction = await EventAsync("25195-6", "not_home");
        correction["replaces"] = first["id"];
        Assert.Equal(HttpStatusCode.Created, (await host.PostAsync("/api/visits", correction)).StatusCode);
        host.LetTimePass();
        Assert.Equal(before.Done, (await RateAsync()).Done);
    }

    [Theory]
    [InlineData("outcome", "went_fishing", "`outcome` is 'went_fishing'; send one of done")]
    [InlineData("id", null, "`id` is missing")]
    [InlineData("householdId", null, "`householdId` is missing")]
    [InlineData("deviceTime", null, "`deviceTime` is missing")]
    [InlineData("lon", 200.0, "`lon` is '200'; send degrees from -180 to 180")]
    [InlineData("deviceTime", "yesterday", "$.deviceTime")]
    [InlineData("householdId", 987654321, "household 987654321")]
    public async Task Wrong_field_is_named_with_value_and_repair(string field, object? value, string told)
    {
        var visit = await EventAsync("25195-8", "not_home");
        visit[field] = value;
        var answer = await host.PostAsync("/api/visits", visit);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(told, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_too_large_to_be_one_is_refused()
    {
        var visit = await EventAsync("25195-14", "refused");
        visit["note"] = new string('x', 100_000);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.PostAsync("/api/visits", visit)).StatusCode);
    }

    [Fact]
    public async Task Event_without_the_form_token_is_refused_and_leaves_no_trace()
    {
        var visit = await EventAsync("25195-10", "refused");
        var answer = await host.Browser.PostAsJsonAsync("/api/visits", visit);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var known = await host.Database.QueryAsync("SELECT count(*) FROM visit_event WHERE event_id = $1",
            row => row.GetInt64(0), CancellationToken.None, visit["id"]);
        Assert.Equal(0, known[0]);
    }

    [Fact]
    public async Task Event_from_another_site_is_refused_even_with_a_token()
    {
        var token = (await host.JsonAsync("/api/token")).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/visits")
        {
            Content = JsonContent.Create(await EventAsync("25195-12", "refused")),
        };
        request.Headers.Add("X-Form-Token", token);
        request.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Browser.SendAsync(request)).StatusCode);
    }

    private async Task<(long Done, long Open, string? Version)> RateAsync()
    {
        var coverage = await host.JsonAsync("/api/coverage");
        var gap = coverage.GetProperty("gaps").EnumerateArray().First(gap => gap.GetProperty("gap").GetString() == "cccd");
        return (gap.GetProperty("done").GetInt64(), gap.GetProperty("open").GetInt64(), coverage.GetProperty("version").GetString());
    }

    /// <summary>An event at a household; when done, it closes the open chip card of the first resident.</summary>
    private async Task<Dictionary<string, object?>> EventAsync(string household, string outcome)
    {
        var (householdId, residentId) = (await host.Database.QueryAsync("""
            SELECT h.household_id, r.resident_id FROM household h JOIN resident r USING (household_id)
            WHERE h.code = $1 AND r.number = 1
            """, row => (row.GetInt64(0), row.GetInt64(1)), CancellationToken.None, household))[0];
        return new Dictionary<string, object?>
        {
            ["id"] = Guid.NewGuid(),
            ["householdId"] = householdId,
            ["outcome"] = outcome,
            ["deviceTime"] = "2024-05-06T08:30:00+07:00",
            ["closed"] = outcome == "done" ? new[] { new { residentId, gap = "cccd" } } : null,
        };
    }
}
