using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CoverageMap.Viewer.Compatible;

namespace CoverageMap.Viewer.Tests.Compatible;

public sealed class NominatimTests(NominatimHost host) : IClassFixture<NominatimHost>
{
    private const string House = "q=12+Lê+Duẩn,+Lộc+Hòa,+Lộc+Ninh";

    [Fact]
    public async Task Search_answers_in_jsonv2_with_every_field_of_a_place()
    {
        var place = Assert.Single((await host.JsonAsync($"search?{House}&addressdetails=1")).EnumerateArray());
        Assert.Equal(
            ["place_id", "licence", "lat", "lon", "category", "type", "place_rank", "importance", "addresstype", "name", "display_name", "address", "boundingbox"],
            place.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("11.85", "106.6"), (Text(place, "lat"), Text(place, "lon")));
        Assert.Equal(("place", "house", "place", 30), (Text(place, "category"), Text(place, "type"), Text(place, "addresstype"), place.GetProperty("place_rank").GetInt32()));
        Assert.Equal("12, Lê Duẩn, Xã Lộc Hòa, Huyện Lộc Ninh, Tỉnh Bình Phước, Việt Nam", Text(place, "display_name"));
        Assert.Equal(
            "house_number=12 road=Lê Duẩn village=Xã Lộc Hòa county=Huyện Lộc Ninh state=Tỉnh Bình Phước ISO3166-2-lvl4=VN-58 country=Việt Nam country_code=vn",
            string.Join(' ', place.GetProperty("address").EnumerateObject().Select(part => $"{part.Name}={part.Value}")));
        var box = place.GetProperty("boundingbox").EnumerateArray().Select(side => double.Parse(side.GetString()!, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.True(box[0] < 11.85 && 11.85 < box[1] && box[2] < 106.6 && 106.6 < box[3], "south, north, west, east");
        Assert.Equal(60, (box[1] - box[0]) * 111_195, 1);
    }

    [Fact]
    public async Task Json_calls_the_category_class()
    {
        var place = (await host.JsonAsync($"search?{House}&format=json"))[0];
        Assert.Equal("place", Text(place, "class"));
        Assert.False(place.TryGetProperty("category", out _));
        Assert.False(place.TryGetProperty("address", out _));
    }

    [Fact]
    public async Task Geojson_gives_features_with_west_south_east_north()
    {
        var answer = await host.JsonAsync("search.php?q=Lộc+Hòa&format=geojson&limit=1&polygon_geojson=1");
        Assert.Equal("FeatureCollection", Text(answer, "type"));
        var feature = Assert.Single(answer.GetProperty("features").EnumerateArray());
        Assert.Equal([106.5, 11.8, 106.7, 11.9], feature.GetProperty("bbox").EnumerateArray().Select(side => side.GetDouble()));
        Assert.Equal("Polygon", Text(feature.GetProperty("geometry"), "type"));
        Assert.Equal(("village", "Xã Lộc Hòa", 16), (Text(feature.GetProperty("properties"), "addresstype"),
            Text(feature.GetProperty("properties"), "name"), feature.GetProperty("properties").GetProperty("place_rank").GetInt32()));
    }

    [Fact]
    public async Task Geocodejson_tells_what_was_asked_and_the_levels()
    {
        var answer = await host.JsonAsync("search?q=Ấp+3,+Lộc+Hòa&format=geocodejson&addressdetails=1");
        Assert.Equal(("0.1.0", "Ấp 3, Lộc Hòa"), (Text(answer.GetProperty("geocoding"), "version"), Text(answer.GetProperty("geocoding"), "query")));
        var place = answer.GetProperty("features")[0].GetProperty("properties").GetProperty("geocoding");
        Assert.Equal(("locality", "Ấp 3", "Xã Lộc Hòa", "Huyện Lộc Ninh"), (Text(place, "type"), Text(place, "name"), Text(place, "city"), Text(place, "county")));
        Assert.Equal("Tỉnh Bình Phước", Text(place.GetProperty("admin"), "level4"));
    }

    [Theory]
    [InlineData("q=Lộc+Hòa", 2)]
    [InlineData("q=Lộc+Hòa,+Việt+Nam", 2)]
    [InlineData("q=Lộc+Hòa&limit=1", 1)]
    [InlineData("q=Lộc+Hòa&limit=0", 1)]
    [InlineData("q=Lộc+Hòa&limit=4000", 2)]
    [InlineData("q=Lộc+Hòa&countrycodes=de,fr", 0)]
    [InlineData("q=Lộc+Hòa&countrycodes=de,VN", 2)]
    [InlineData("q=Lộc+Hòa&viewbox=107,12,106.8,11&bounded=1", 1)]
    [InlineData("q=Lộc+Hòa&viewbox=107,12,106.8,11", 2)]
    [InlineData("q=Lộc+Hòa&layer=poi,railway", 0)]
    [InlineData("q=Lộc+Hòa&layer=poi,address", 2)]
    [InlineData("q=Lộc+Hòa&featureType=state", 0)]
    [InlineData("q=Lộc+Hòa&featureType=settlement", 2)]
    [InlineData("q=Lộc+Hòa&as_of=2030-01-01", 0)]
    [InlineData("city=Lộc+Hòa", 2)]
    [InlineData("street=12+Lê+Duẩn&city=Lộc+Hòa&county=Lộc+Ninh&country=Viet+Nam", 1)]
    [InlineData("city=Lộc+Hòa&country=France", 0)]
    [InlineData("q=nowhere", 0)]
    public async Task Parameters_choose_among_what_is_found(string query, int expected) =>
        Assert.Equal(expected, (await host.JsonAsync($"search?{query}")).GetArrayLength());

    [Fact]
    public async Task Likelier_place_comes_first_unless_the_view_shows_the_other()
    {
        Assert.Equal("Xã Lộc Hòa", Text((await host.JsonAsync("search?q=Lộc+Hòa"))[0], "name"));
        Assert.Equal("Phường 3", Text((await host.JsonAsync("search?q=Lộc+Hòa&viewbox=106.8,11,107,12"))[0], "name"));
    }

    [Fact]
    public async Task Excluded_place_is_left_out()
    {
        var rest = await host.JsonAsync($"search?q=Lộc+Hòa&exclude_place_ids={FewPlaces.Ward.Id},N17");
        Assert.Equal(FewPlaces.Other.Id, Assert.Single(rest.EnumerateArray()).GetProperty("place_id").GetInt64());
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9", "Ward 3, Bình Phước Province, Vietnam")]
    [InlineData("de,vi;q=0.9,en;q=0.5", "Phường 3, Tỉnh Bình Phước, Việt Nam")]
    [InlineData("", "Phường 3, Tỉnh Bình Phước, Việt Nam")]
    public async Task Kinds_of_units_are_said_in_the_client_s_language(string language, string expected)
    {
        var query = $"search?q=Lộc+Hòa&exclude_place_ids={FewPlaces.Ward.Id}";
        Assert.Equal(expected, Text((await host.JsonAsync($"{query}&accept-language={Uri.EscapeDataString(language)}"))[0], "display_name"));
        using var request = new HttpRequestMessage(HttpMethod.Get, query);
        if (language != "") request.Headers.Add("Accept-Language", language);
        var answer = await (await host.Client.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(expected, Text(answer[0], "display_name"));
    }

    [Fact]
    public async Task Uncertainty_and_match_code_stand_in_the_extra_tags()
    {
        var tags = (await host.JsonAsync($"search?{House}&extratags=1&as_of=2024-05-06&namedetails=1"))[0].GetProperty("extratags");
        Assert.Equal(("30", "house", "2024-05-06", "25273"), (Text(tags, "uncertainty_m"), Text(tags, "match_code"), Text(tags, "as_of"), Text(tags, "unit_code")));
    }

    [Theory]
    [InlineData(3, "country", "Việt Nam")]
    [InlineData(8, "state", "Tỉnh Bình Phước")]
    [InlineData(10, "county", "Huyện Lộc Ninh")]
    [InlineData(12, "village", "Xã Lộc Hòa")]
    [InlineData(14, "village", "Xã Lộc Hòa")]
    [InlineData(16, "hamlet", "Ấp 3")]
    [InlineData(18, "place", "")]
    public async Task Reverse_answers_as_finely_as_the_zoom(int zoom, string type, string name)
    {
        var place = await host.JsonAsync($"reverse?lat=11.86&lon=106.61&zoom={zoom}");
        Assert.Equal((type, name), (Text(place, "addresstype"), Text(place, "name")));
        Assert.Equal("vn", Text(place.GetProperty("address"), "country_code")); // told without asking, unlike in a search
    }

    [Fact]
    public async Task Reverse_in_the_sea_says_so_with_status_200() =>
        Assert.Equal("Unable to geocode", Text(await host.JsonAsync("reverse.php?lat=8&lon=112&format=json"), "error"));

    [Fact]
    public async Task Lookup_answers_for_the_ids_that_were_given()
    {
        var ids = (await host.JsonAsync("search?q=Lộc+Hòa")).EnumerateArray().Select(place => place.GetProperty("place_id").GetInt64()).ToList();
        Assert.Equal(ids, (await host.JsonAsync($"lookup?place_ids={string.Join(',', ids)}")).EnumerateArray().Select(place => place.GetProperty("place_id").GetInt64()));
        Assert.Equal(1, (await host.JsonAsync($"lookup?osm_ids=R1,P{ids[0]},W2,P5")).GetArrayLength());
    }

    [Fact]
    public async Task Status_is_told_as_text_and_as_json()
    {
        Assert.Equal("OK", await host.Client.GetStringAsync("status"));
        var status = await host.JsonAsync("status.php?format=json");
        Assert.Equal((0, "OK", "2024-05-06T01:00:00+00:00"), (status.GetProperty("status").GetInt32(), Text(status, "message"), Text(status, "data_updated")));
    }

    [Theory]
    [InlineData("search", "Nothing to search for")]
    [InlineData("search?q=x&city=y", "cannot be used together")]
    [InlineData("search?q=x&format=xml", "'format' is 'xml'")]
    [InlineData("search?q=x&viewbox=1,2,3", "'viewbox'")]
    [InlineData("search?q=x&limit=many", "'limit'")]
    [InlineData("search?q=x&json_callback=f", "'json_callback'")]
    [InlineData("search?q=x&as_of=tomorrow", "'as_of'")]
    [InlineData("search?q=x&featureType=moon", "'featureType'")]
    [InlineData("reverse?lat=11", "'lon' missing")]
    [InlineData("reverse?lat=95&lon=106", "'lat' is '95'")]
    [InlineData("lookup", "'place_ids' missing")]
    [InlineData("status?format=xml", "'format'")]
    public async Task Mistakes_are_told_in_nominatim_s_shape(string call, string because)
    {
        var answer = await host.Client.GetAsync(call);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error");
        Assert.Equal(400, error.GetProperty("code").GetInt32());
        Assert.Contains(because, Text(error, "message"), StringComparison.Ordinal);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Pages_of_other_sites_may_read_the_answers()
    {
        var answer = await host.Client.GetAsync("search?q=x");
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "search");
        Assert.Equal(HttpStatusCode.NoContent, (await host.Client.SendAsync(preflight)).StatusCode);
    }

    [Theory]
    [InlineData(PlaceKind.Province, "70", "2022-10-01", null)]
    [InlineData(PlaceKind.District, "001", "1900-01-01", null)]
    [InlineData(PlaceKind.Ward, "00001", "2025-07-01", null)]
    [InlineData(PlaceKind.Street, "31360", "2025-07-01", "Đường Lê Duẩn")]
    public void Place_id_can_be_read_back_and_fits_a_number_of_javascript(PlaceKind kind, string code, string from, string? name)
    {
        var id = PlaceId.Of(kind, code, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), name);
        Assert.Equal(id, PlaceId.Read(id.Number));
        Assert.InRange(id.Number, 1, 1L << 53);
    }

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
