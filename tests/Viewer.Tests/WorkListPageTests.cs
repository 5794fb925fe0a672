using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CoverageMap.Geo.Database;

namespace CoverageMap.Viewer.Tests;

public sealed class WorkListPageTests : IAsyncLifetime
{
    private readonly ViewerHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        await host.Database.ExecuteAsync("""
            WITH added AS (
              INSERT INTO household (code, address)
              SELECT 'W-' || number, 'Tổ ' || number || ', KP 3, Tân <b>Bình</b>' FROM generate_series(1, 30) AS number
              RETURNING household_id
            )
            INSERT INTO household_location (household_id, match_code, candidates, reason, located_at)
            SELECT household_id, 'district',
              '[{"area": "25198", "name": "Phường Tân Đồng", "score": 0.8}, {"area": "25201", "name": "Phường Tân Bình", "score": 0.8}]',
              'may be any of 2 wards', '2024-04-20T00:00:00Z'
            FROM added
            """, default);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Page_tells_what_is_left_and_shows_code_and_address_but_no_name()
    {
        var html = await host.Browser.GetStringAsync("/worklist");
        Assert.Contains("còn 31 hộ chưa rõ vị trí", html, StringComparison.Ordinal);
        Assert.Contains("<b>W-1</b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Bình", html, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCoverage.SecretName, html, StringComparison.Ordinal);
        Assert.Contains("Phường Tân Đồng", await host.TextAsync("/worklist?area=25198"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_page_goes_on_where_this_one_ends()
    {
        var first = await StateAsync("/worklist");
        var second = await StateAsync(first.GetProperty("next").GetString()!);
        var ids = Ids(first).Concat(Ids(second)).ToList();
        Assert.Equal(31, ids.Count);
        Assert.Equal(31, ids.Distinct().Count());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("?area=25198", 30)]
    [InlineData("?area=25195", 0)]
    [InlineData("?area=689&reason=none", 0)]
    [InlineData("?reason=none", 1)]
    [InlineData("?q=W-17", 1)]
    [InlineData("?part=wide", 10)]
    [InlineData("?part=changed", 0)]
    public async Task Filter_narrows_the_list(string query, int expected)
    {
        var total = 0;
        for (var next = (string?)$"/worklist{query}"; next is not null;)
        {
            var html = await host.Browser.GetStringAsync(next);
            if (!html.Contains("id=\"state\"", StringComparison.Ordinal)) break;
            var state = State(html);
            total += Ids(state).Count();
            next = state.GetProperty("next").GetString();
        }
        Assert.Equal(expected, total);
    }

    [Fact]
    public async Task Chosen_candidate_is_kept_for_all_of_the_address_and_taken_back()
    {
        var household = Ids(await StateAsync("/worklist")).First();
        var id = Guid.NewGuid();
        var answer = await host.PostAsync("/api/worklist/decisions",
            new { id, householdId = household, by = "Lan", sameAddress = true, origin = "geocoder", key = 1, area = "25201" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(30, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("households").GetArrayLength());
        Assert.Contains("còn 1 hộ", await host.TextAsync("/worklist"), StringComparison.Ordinal);
        var undone = await host.PostAsync($"/api/worklist/decisions/{id}/withdrawal", new { by = "Lan" });
        Assert.Equal(30, (await undone.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("households").GetArrayLength());
        Assert.Contains("còn 31 hộ", await host.TextAsync("/worklist"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"householdId": 1}""", "`id` or `householdId` is missing")]
    [InlineData("""{"id": "0c1d9a54-5f0c-4b3e-9d0e-2f8a4a3d6a01", "householdId": 1, "by": "Lan"}""", "The point")]
    [InlineData("""{"id": "0c1d9a54-5f0c-4b3e-9d0e-2f8a4a3d6a01", "householdId": 1, "origin": "moon", "key": 0, "area": "25201"}""", "'moon'")]
    [InlineData("""{"id": "0c1d9a54-5f0c-4b3e-9d0e-2f8a4a3d6a01", "householdId": 1, "lon": 106.9, "lat": 11.5, "uncertaintyMetres": 100}""", "name of who chose")]
    public async Task Wrong_decision_is_refused_in_words(string body, string because)
    {
        var answer = await host.PostAsync("/api/worklist/decisions", JsonDocument.Parse(body).RootElement);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(because, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decision_without_the_form_s_token_is_refused() => Assert.Equal(HttpStatusCode.BadRequest,
        (await host.Browser.PostAsJsonAsync("/api/worklist/decisions", new { })).StatusCode);

    [Fact]
    public async Task Outline_of_a_ward_is_given()
    {
        var area = (await StateAsync("/worklist")).GetProperty("items")[0].GetProperty("candidates")[0].GetProperty("areaId").GetInt32();
        Assert.EndsWith("Polygon", (await host.JsonAsync($"/api/areas/{area}/outline")).GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> StateAsync(string address) => State(await host.Browser.GetStringAsync(address));

    private static JsonElement State(string html)
    {
        const string block = "<script type=\"application/json\" id=\"state\">";
        var start = html.IndexOf(block, StringComparison.Ordinal) + block.Length;
        return JsonDocument.Parse(html[start..html.IndexOf("</script>", start, StringComparison.Ordinal)]).RootElement;
    }

    private static IEnumerable<long> Ids(JsonElement state) =>
        state.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64());
}
