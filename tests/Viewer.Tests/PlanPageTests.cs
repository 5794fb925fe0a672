using System.Net;
using System.Text.Json;
using System.Net.Http.Json;
using CoverageMap.Planner.Plans;

namespace CoverageMap.Viewer.Tests;

public sealed class PlanPageTests(PlannedHost planned) : IClassFixture<PlannedHost>
{
    private readonly ViewerHost host = planned.Host;
    private const string Board = "/plans/689/2024-05-06";

    [Fact]
    public async Task Board_counts_every_reason_for_leaving_out()
    {
        var plan = await planned.PlanAsync();
        Assert.NotEmpty(plan.LeftOut);
        var html = await host.Browser.GetStringAsync(Board);
        foreach (var reason in plan.LeftOut.GroupBy(visit => visit.Reason))
            Assert.Contains($"<li data-reason=\"{reason.Key}\"><b>{reason.Count()}</b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Left_out_file_holds_every_visit_left_out()
    {
        var plan = await planned.PlanAsync();
        var lines = (await host.Browser.GetStringAsync("/api/plans/689/2024-05-06/left-out.csv")).TrimEnd().Split("\r\n");
        Assert.Equal(plan.LeftOut.Count, lines.Length - 1);
        foreach (var visit in plan.LeftOut)
            Assert.Contains(lines, line => line.StartsWith($"{visit.HouseholdId},{visit.Part},{visit.Reason},{visit.Gaps},", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Map_of_the_plan_has_a_line_for_each_route_and_no_name_or_address()
    {
        var plan = await planned.PlanAsync();
        var text = await host.Browser.GetStringAsync("/api/plans/689/2024-05-06/map");
        var kinds = JsonDocument.Parse(text).RootElement.GetProperty("features").EnumerateArray()
            .CountBy(feature => feature.GetProperty("properties").GetProperty("kind").GetString()!).ToDictionary();
        Assert.Equal(plan.Routes.Count, kinds["route"]);
        Assert.Equal(plan.Routes.Sum(route => route.Stops.Count), kinds["stop"]);
        Assert.Equal(plan.LeftOut.Count, kinds["leftOut"]);
        Assert.DoesNotContain("Bí Mật", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hẻm", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_lists_the_plan() =>
        Assert.Contains($"href=\"{Board}\"", await host.Browser.GetStringAsync("/plans"), StringComparison.Ordinal);

    [Fact]
    public async Task Phone_page_shows_each_stop_with_who_lives_there_and_what_is_due()
    {
        var route = (await planned.PlanAsync()).Routes[0];
        var html = await host.Browser.GetStringAsync($"/teams/{route.TeamCode}/2024-05-06");
        foreach (var stop in route.Stops)
        {
            Assert.Contains($"data-household=\"{stop.HouseholdId}\"", html, StringComparison.Ordinal);
            foreach (var task in stop.Tasks)
                Assert.Contains($"data-resident=\"{task.ResidentId}\" data-gap=\"{task.GapCode}\"", html, StringComparison.Ordinal);
        }
        Assert.Contains(SampleCoverage.SecretName, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_holds_every_stop_in_order_with_a_box_for_every_gap()
    {
        foreach (var route in (await planned.PlanAsync()).Routes)
        {
            var html = await host.Browser.GetStringAsync($"/teams/{route.TeamCode}/2024-05-06/sheet");
            var at = 0;
            foreach (var stop in route.Stops)
            {
                at = html.IndexOf(Encoded(stop.Address), at, StringComparison.Ordinal);
                Assert.True(at >= 0, $"Stop {stop.Number} ({stop.Address}) is missing or out of order.");
            }
            Assert.Equal(route.Stops.Sum(stop => stop.Tasks.Count), html.Split("<span class=\"box\">").Length - 1);
        }
    }

    [Fact]
    public async Task Page_with_names_is_not_kept_by_the_browser()
    {
        var answer = await host.Browser.GetAsync("/teams/T1/2024-05-06");
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Address_with_markup_is_shown_as_text() =>
        Assert.DoesNotContain("<hẻm", await host.Browser.GetStringAsync("/teams/T1/2024-05-06"), StringComparison.Ordinal);

    [Fact]
    public async Task Recorded_outcome_comes_back_with_the_phone_page()
    {
        var plan = await planned.PlanAsync();
        var route = plan.Routes[0];
        var id = Guid.NewGuid();
        var answer = await host.PostAsync("/api/visits", new
        {
            id,
            householdId = route.Stops[^1].HouseholdId,
            teamId = route.TeamId,
            planId = plan.Id,
            outcome = "not_home",
            deviceTime = "2024-05-06T09:00:00+07:00",
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains(id.ToString(), await host.Browser.GetStringAsync($"/teams/{route.TeamCode}/2024-05-06"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Planning_again_twice_at_once_makes_one_new_version()
    {
        var before = await planned.PlanAsync();
        var answers = await Task.WhenAll(host.PostAsync("/api/plans/689/2024-05-06/job", null), host.PostAsync("/api/plans/689/2024-05-06/job", null));
        var jobs = await Task.WhenAll(answers.Select(answer => answer.Content.ReadFromJsonAsync<JsonElement>()));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Equal(jobs[0].GetProperty("id").GetGuid(), jobs[1].GetProperty("id").GetGuid());
        string? state;
        for (var tries = 0; (state = (await host.JsonAsync("/api/plans/689/2024-05-06/job")).GetProperty("state").GetString()) is "waiting" or "running"; tries++)
        {
            Assert.True(tries < 100, "The job did not end within 20 s.");
            await Task.Delay(200);
        }
        Assert.Equal("done", state);
        Assert.Equal(before.Version + 1, (await planned.PlanAsync()).Version);
    }

    [Fact]
    public async Task Planning_an_unknown_area_is_refused_at_once()
    {
        var answer = await host.PostAsync("/api/plans/999/2024-05-06/job", null);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("'999'", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Encoded(string text) => System.Text.Encodings.Web.HtmlEncoder
        .Create(System.Text.Unicode.UnicodeRanges.All).Encode(text);
}

/// <summary>The application with a plan of the day.</summary>
public sealed class PlannedHost : IAsyncLifetime
{
    public ViewerHost Host { get; } = new();

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        await SampleCoverage.PlanAsync(Host.Database);
    }

    public Task DisposeAsync() => Host.DisposeAsync();

    public async Task<StoredPlan> PlanAsync() =>
        await new PlanStore(Host.Database).FindAsync(SampleCoverage.District, SampleCoverage.Day, CancellationToken.None)
        ?? throw new InvalidOperationException("The sample has no plan.");
}
