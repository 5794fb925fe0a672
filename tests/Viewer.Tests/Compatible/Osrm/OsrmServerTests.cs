using System.Net;
using System.Text;
using System.Text.Json;
using static CoverageMap.Viewer.Tests.Compatible.Osrm.OsrmHost;

namespace CoverageMap.Viewer.Tests.Compatible.Osrm;

public class OsrmServerTests(OsrmHost host) : IClassFixture<OsrmHost>
{
    [Fact]
    public async Task A_table_has_a_row_per_source_and_null_where_no_road_leads()
    {
        var answer = await host.JsonAsync($"table/v1/driving/{At("a", "c", "i", "x50/0")}?sources=0;3&destinations=1;2;3&annotations=duration,distance&snapping=any");
        Assert.Equal("[[20,40,null],[null,null,0]]", answer.GetProperty("durations").ToString());
        Assert.Equal("[[200,400,null],[null,null,0]]", Rounded(answer.GetProperty("distances")));
        Assert.Equal((2, 3), (answer.GetProperty("sources").GetArrayLength(), answer.GetProperty("destinations").GetArrayLength()));
        Assert.Equal("Đảo", answer.GetProperty("sources")[1].GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_no_road_joins_is_estimated_where_a_speed_is_given()
    {
        var answer = await host.JsonAsync($"table/v1/driving/{At("g", "x")}?sources=0&fallback_speed=10&scale_factor=2&annotations=duration,distance&snapping=any");
        Assert.Equal("[[0,40]]", answer.GetProperty("durations").ToString());
        Assert.Equal("[[0,200]]", Rounded(answer.GetProperty("distances")));
        Assert.Equal("[[0,1]]", answer.GetProperty("fallback_speed_cells").ToString());
    }

    [Fact]
    public async Task Places_of_different_parts_are_taken_to_the_largest_one()
    {
        var answer = await host.JsonAsync($"table/v1/driving/{At("g", "x")}");
        Assert.Equal("Nguyễn Huệ", answer.GetProperty("sources")[1].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_table_of_thousands_of_coordinates_fits_into_the_address()
    {
        var random = new Random(1);
        var points = Enumerable.Range(0, 6000).Select(_ => Sketch.Near('a', random.NextDouble() * 200, -random.NextDouble() * 200)).ToList();
        var answer = await host.JsonAsync($"table/v1/driving/{string.Join(";", points.Select(Write))}?sources={string.Join(";", Enumerable.Range(0, 300))}&skip_waypoints=true");
        Assert.Equal((300, 6000), (answer.GetProperty("durations").GetArrayLength(), answer.GetProperty("durations")[299].GetArrayLength()));
    }

    [Fact]
    public async Task One_who_closes_the_connection_gets_a_large_answer_in_one_piece()
    {
        // VROOM takes what is between the first and the last brace.
        var address = host.Client.BaseAddress!;
        using var socket = new System.Net.Sockets.TcpClient(address.Host, address.Port);
        var points = string.Join(";", Enumerable.Range(0, 400).Select(index => At($"a{index % 200}/{-index / 2}")));
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /table/v1/driving/{points}?annotations=duration,distance HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: */*\r\nConnection: close\r\n\r\n"));
        var answer = await new StreamReader(socket.GetStream()).ReadToEndAsync();
        Assert.DoesNotContain("chunked", answer, StringComparison.OrdinalIgnoreCase);
        var table = JsonDocument.Parse(answer[answer.IndexOf('{')..(answer.LastIndexOf('}') + 1)]).RootElement;
        Assert.Equal(400, table.GetProperty("durations").GetArrayLength());
    }

    [Fact]
    public async Task A_trip_visits_all_in_the_shortest_order()
    {
        var answer = await host.JsonAsync($"trip/v1/driving/{At("a", "i", "c", "g")}");
        Assert.Equal(800, answer.GetProperty("trips")[0].GetProperty("distance").GetDouble(), 0.5);
        Assert.Equal(4, answer.GetProperty("trips")[0].GetProperty("legs").GetArrayLength());
        Assert.Equal(2, answer.GetProperty("waypoints")[1].GetProperty("waypoint_index").GetInt32());
        var oneWay = await host.JsonAsync($"trip/v1/driving/{At("a", "i", "c", "g")}?roundtrip=false&source=first&destination=last");
        Assert.Equal([0, 2, 1, 3], oneWay.GetProperty("waypoints").EnumerateArray().Select(place => place.GetProperty("waypoint_index").GetInt32()));
        Assert.Equal("NoTrips", (await host.RefusedAsync($"trip/v1/driving/{At("a", "x50/0")}?snapping=any")).Code);
    }

    [Fact]
    public async Task The_nearest_roads_are_told_nearest_first()
    {
        var answer = await host.JsonAsync($"nearest/v1/driving/{At("a50/-10")}?number=3");
        Assert.Equal(["Hùng Vương", "Một", "Hai"], answer.GetProperty("waypoints").EnumerateArray().Select(place => place.GetProperty("name").GetString()));
        Assert.Equal(10, answer.GetProperty("waypoints")[0].GetProperty("distance").GetDouble(), 0.1);
    }

    [Fact]
    public async Task A_trace_is_matched_with_its_outlier_left_out()
    {
        var answer = await host.JsonAsync($"match/v1/driving/{At("a20/2", "a60/-3", "e0/300", "b20/2", "c0/-30")}?timestamps=0;10;12;20;30&steps=true&geometries=geojson&overview=full&radiuses=5;5;5;5;5");
        var matching = Assert.Single(answer.GetProperty("matchings").EnumerateArray());
        Assert.Equal(3, matching.GetProperty("legs").GetArrayLength());
        Assert.Equal(210, matching.GetProperty("distance").GetDouble(), 1.0);
        Assert.InRange(matching.GetProperty("confidence").GetDouble(), 0.5, 1);
        var points = answer.GetProperty("tracepoints").EnumerateArray().ToList();
        Assert.Equal(JsonValueKind.Null, points[2].ValueKind);
        Assert.Equal((0, 2), (points[3].GetProperty("matchings_index").GetInt32(), points[3].GetProperty("waypoint_index").GetInt32()));
        Assert.Equal("NoMatch", (await host.RefusedAsync($"match/v1/driving/{At("a0/3000", "b0/3000")}")).Code);
    }

    [Fact]
    public async Task A_matched_trace_is_one_leg_between_the_waypoints_named()
    {
        var answer = await host.JsonAsync($"match/v1/driving/{At("a20/0", "a60/0", "b20/0", "c0/-30")}?waypoints=0;3&tidy=true");
        Assert.Single(answer.GetProperty("matchings")[0].GetProperty("legs").EnumerateArray());
        var points = answer.GetProperty("tracepoints").EnumerateArray().Select(point => point.GetProperty("waypoint_index")).ToList();
        Assert.Equal([JsonValueKind.Number, JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Number], points.Select(point => point.ValueKind));
    }

    [Theory]
    [InlineData("nonsense", "InvalidUrl")]
    [InlineData("nonsense/v1/driving/1,1;1,2", "InvalidService")]
    [InlineData("route/v2/driving/1,1;1,2", "InvalidVersion")]
    [InlineData("route/v1/driving/1,1;x", "InvalidQuery")]
    [InlineData("route/v1/driving/1,1", "InvalidOptions")]
    [InlineData("route/v1/driving/200,1;1,1", "InvalidValue")]
    [InlineData("trip/v1/driving/1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1;1,1", "TooBig")]
    public async Task A_mistake_is_told_by_OSRMs_code(string call, string code) => Assert.Equal(code, (await host.RefusedAsync(call)).Code);

    [Theory]
    [InlineData("/")]
    [InlineData("/osrm/")]
    public async Task Calls_are_answered_with_and_without_the_prefix_for_pages_of_every_site(string prefix)
    {
        using var answer = await host.Client.GetAsync($"{prefix}route/v1/driving/{At("a", "c")}.json?overview=false");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("OPTIONS", HttpStatusCode.NoContent)]
    [InlineData("HEAD", HttpStatusCode.OK)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    public async Task Other_methods_are_answered_as_they_deserve(string method, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"route/v1/driving/{At("a", "c")}");
        using var answer = await host.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("table", """{ "coordinates": [[106.6, 11.6], [106.601, 11.6], [106.6, 11.599]], "sources": [0], "annotations": ["duration", "distance"], "radiuses": [null, "unlimited", 50.5] }""", "sources=0&annotations=duration,distance&radiuses=;unlimited;50.5")]
    [InlineData("route", """{ "coordinates": [[106.6, 11.6], [106.601, 11.6], [106.6, 11.599]], "steps": true, "bearings": [[90, 45], null, null], "overview": "full", "format": "json", "continue_straight": null }""", "steps=true&bearings=90,45;;&overview=full")]
    public async Task A_body_is_answered_as_the_same_options_in_an_address(string service, string body, string options)
    {
        using var posted = await host.Client.PostAsync($"{service}/v1/driving", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(await host.Client.GetStringAsync($"{service}/v1/driving/106.6,11.6;106.601,11.6;106.6,11.599?{options}"), await posted.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/json", "[1, 2]", "InvalidQuery")]
    [InlineData("application/json", "{ \"coordinates\": ", "InvalidQuery")]
    [InlineData("application/json", "{ \"coordinates\": [[1, 2], [3]] }", "InvalidQuery")]
    [InlineData("application/json", "{ \"coordinates\": [[1, 2], [3, 4]], \"format\": \"flatbuffers\" }", "NotImplemented")]
    [InlineData("text/plain", "{}", "InvalidContentType")]
    public async Task A_body_that_is_not_understood_is_refused(string type, string body, string code)
    {
        using var answer = await host.Client.PostAsync("route/v1/driving", new StringContent(body, Encoding.UTF8, type));
        Assert.Equal(type == "text/plain" ? HttpStatusCode.UnsupportedMediaType : HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_polyline_is_taken_for_coordinates_escaped_or_not()
    {
        var line = CoverageMap.Geo.Roads.Polyline.Encode([Sketch['a'], Sketch['i']], 5);
        var escaped = await host.JsonAsync($"route/v1/driving/polyline({Uri.EscapeDataString(line)})?overview=false");
        Assert.Equal(400, escaped.GetProperty("routes")[0].GetProperty("distance").GetDouble(), 3.0);
        // As other clients send it, byte for byte.
        using var socket = new System.Net.Sockets.TcpClient(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /osrm/route/v1/driving/polyline({line})?overview=false HTTP/1.1\r\nHost: {host.Client.BaseAddress.Authority}\r\nConnection: close\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 200", await new StreamReader(socket.GetStream()).ReadToEndAsync());
    }

    [Fact]
    public async Task Roads_that_were_imported_again_are_used_from_then_on()
    {
        var call = $"route/v1/lai/{At("a", "c")}?overview=false";
        host.Roads.Add("lai", Sketch.Draft(), "bicycle");
        Assert.Equal(20, (await host.JsonAsync(call)).GetProperty("routes")[0].GetProperty("duration").GetDouble(), 0.1);
        await Task.Delay(20); // a file system tells times of writing in steps
        host.Roads.Add("lai", new CoverageMap.Support.RoadSketch("""
            a b c
            d
            """).Road("abc", kmh: 7.2).Road("bd").Draft(), "bicycle");
        Assert.Equal(100, (await host.JsonAsync(call)).GetProperty("routes")[0].GetProperty("duration").GetDouble(), 0.1);
        File.Delete(host.Roads.Folder.FileOf("lai"));
        Assert.Equal("InvalidValue", (await host.RefusedAsync(call)).Code);
    }

    private static string Rounded(JsonElement table) => JsonSerializer.Serialize(
        table.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.ValueKind == JsonValueKind.Null ? (double?)null : Math.Round(cell.GetDouble()))));
}
