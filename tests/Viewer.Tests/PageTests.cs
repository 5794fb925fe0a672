using System.Net;
using System.Text.RegularExpressions;

namespace CoverageMap.Viewer.Tests;

public sealed partial class PageTests(ViewerHost host) : IClassFixture<ViewerHost>
{
    [Fact]
    public async Task Leaders_page_shows_rate_and_open_of_each_gap()
    {
        var text = await host.TextAsync("/");
        Assert.Contains("Tỉnh Bình Phước", text, StringComparison.Ordinal);
        // 146 people: the two of the household that is not located count too; 36 chip cards open.
        Assert.Contains("CCCD gắn chip 75,3% còn thiếu 36", text, StringComparison.Ordinal);
        Assert.Contains("Định danh điện tử mức 2 0,0% còn thiếu 146", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Household_without_a_known_ward_stays_in_the_table_and_in_the_total()
    {
        var text = await host.TextAsync("/?gap=vneid");
        Assert.Contains("Chưa rõ địa bàn", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_hides_figures_of_a_ward_with_fewer_than_five_people()
    {
        var html = await host.Browser.GetStringAsync("/");
        var row = WardRow().Matches(html).Single(match => match.Value.Contains("data-name=\"Phường Tân Đồng\"", StringComparison.Ordinal)).Value;
        Assert.Contains("data-open=\"-1\"", row, StringComparison.Ordinal);
        Assert.Contains("&lt; 5", row, StringComparison.Ordinal);
        Assert.DoesNotContain('%', row);
    }

    [Fact]
    public async Task Unknown_gap_is_explained_on_a_page_not_by_a_stack_trace()
    {
        var answer = await host.Browser.GetAsync("/?gap=zzz");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Yêu cầu chưa đúng", html, StringComparison.Ordinal);
        Assert.Contains("cccd, vneid, sim, phone", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/plans/689/2024-05-07")]
    [InlineData("/teams/nobody/2024-05-06")]
    public async Task Missing_page_answers_404_in_words(string address)
    {
        var answer = await host.Browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Không có trang này", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_switch_is_kept_and_goes_back_to_the_page()
    {
        using var browser = host.NewBrowser();
        var page = await browser.GetStringAsync("/plans");
        Assert.Contains("<html lang=\"vi\">", page, StringComparison.Ordinal);
        var token = FormToken().Match(page).Groups[1].Value;
        var answer = await browser.PostAsync("/language", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["language"] = "en",
            ["back"] = "/?gap=sim",
            ["__RequestVerificationToken"] = token,
        }));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/?gap=sim", answer.Headers.Location?.ToString());
        var english = await browser.GetStringAsync("/?gap=sim");
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.Contains("Owner-registered SIM", english, StringComparison.Ordinal);
        Assert.Contains("75.3%", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_switch_does_not_lead_to_another_site()
    {
        using var browser = host.NewBrowser();
        var token = FormToken().Match(await browser.GetStringAsync("/plans")).Groups[1].Value;
        var answer = await browser.PostAsync("/language", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["language"] = "en",
            ["back"] = "//elsewhere.example/",
            ["__RequestVerificationToken"] = token,
        }));
        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/plans")]
    [InlineData("/nothing-here")]
    [InlineData("/?gap=zzz")]
    [InlineData("/api/coverage")]
    [InlineData("/tiles/areas/zzz/7/101/59.mvt")]
    [InlineData("/dist/leaders.js")]
    public async Task Every_answer_carries_the_security_headers(string address)
    {
        var headers = (await host.Browser.GetAsync(address)).Headers;
        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Foreign_host_name_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "rebound.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Browser.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Health_tells_that_the_database_answers() =>
        Assert.Equal("Healthy", await host.Browser.GetStringAsync("/health"));

    [GeneratedRegex("<tr data-area.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex WardRow();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
