using CoverageMap.Viewer.Compatible.Osrm;

namespace CoverageMap.Viewer.Tests.Compatible.Osrm;

/// <summary>Places of mistakes are those that OSRM names (its features/testbot/status.feature and its parser's tests).</summary>
public class OsrmQueryTests
{
    [Theory]
    [InlineData("/nonsense", 9, "nse")]
    [InlineData("/", 1, "/")]
    [InlineData("/route/v1/driving", 17, "ing")]
    [InlineData("/route/v1/driving/", 18, "ng/")]
    [InlineData("/route/1/driving/1,1", 7, "te/1/d")]
    [InlineData("/route/v1/driving/1,1 ;2,2", 21, "1,1 ;2")]
    public void An_address_that_is_none_is_refused_with_the_place(string target, int position, string context)
    {
        var mistake = Assert.Throws<OsrmMistake>(() => OsrmUrl.Parse(target));
        Assert.Equal("InvalidUrl", mistake.Code);
        Assert.Equal($"URL string malformed close to position {position}: \"{context}\"", mistake.Message);
    }

    [Theory]
    [InlineData("route", "-74697224,5.191564", 0)]
    [InlineData("route", "1", 1)]
    [InlineData("route", "1,1,1", 3)]
    [InlineData("route", "x", 0)]
    [InlineData("route", "1,1;", 3)]
    [InlineData("route", "1,1;1", 5)]
    [InlineData("route", "1,1;1,1,1", 7)]
    [InlineData("route", "1,1;x,y", 3)]
    [InlineData("route", "1,2;3,4?overview=false&bla=foo", 22)]
    [InlineData("route", "1,2;3,4?overview=false&bearings=foo", 32)]
    [InlineData("route", "1,2;3,4?overview=false&continue_straight=foo", 41)]
    [InlineData("route", "1,2;3,4?overview=false&radiuses=foo", 32)]
    [InlineData("route", "1,2;3,4?overview=false&approaches=foo", 34)]
    [InlineData("route", "1,2;3,4?overview=false&hints=;;; ;", 32)]
    [InlineData("route", "1,2;3,4?generate_hints=notboolean", 23)]
    [InlineData("route", "1,2;3,4?overview=false&geometries=foo", 34)]
    [InlineData("route", "1,2;3,4?overview=false&overview=foo", 32)]
    [InlineData("route", "1,2;3,4?overview=false&alternatives=-1", 36)]
    [InlineData("route", "1,2;3.4.unsupported", 7)]
    [InlineData("route", "1,2;3,4.json?nooptions", 13)]
    [InlineData("route", "1,2;3,4..json?nooptions", 14)]
    [InlineData("route", "1,2;3,4.0.json?nooptions", 15)]
    [InlineData("route", "1,2;3,4?annotations=distances", 28)]
    [InlineData("route", "1,2;3,4?annotations=", 20)]
    [InlineData("route", "1,2;3,4?annotations=true,false", 24)]
    [InlineData("route", "1,2;3,4?annotations=&overview=simplified", 20)]
    [InlineData("route", "polyline(_p~iF)", 9)]
    [InlineData("route", "1,2;3,4?sources=1", 8)]
    [InlineData("table", "1,2;3,4?sources=1&bla=foo", 17)]
    [InlineData("table", "1,2;3,4?sources=foo", 16)]
    [InlineData("table", "1,2;3,4?destinations=foo", 21)]
    [InlineData("table", "1,2;3,4?sources=all&destinations=all&annotations=bla", 49)]
    [InlineData("table", "1,2;3,4?fallback_coordinate=10", 28)]
    [InlineData("table", "1,2;3,4?annotations=durations&scale_factor=-1", 28)]
    [InlineData("table", "1,2;3,4?steps=true", 8)]
    [InlineData("nearest", "1,2?number=-1", 11)]
    [InlineData("match", "1,2;3,4?timestamps=1;x", 20)]
    [InlineData("match", "1,2;3,4?gaps=merge", 13)]
    [InlineData("trip", "1,2;3,4?source=last", 15)]
    [InlineData("trip", "1,2;3,4?bearings=10", 19)]
    public void A_query_that_cannot_be_read_is_refused_with_the_place(string service, string query, int position)
    {
        var url = OsrmUrl.Parse($"/{service}/v1/driving/{query.Replace(" ", "%20")}".Replace("%20", "|"));
        var mistake = Assert.Throws<OsrmMistake>(() => OsrmQuery.Read(url));
        Assert.Equal("InvalidQuery", mistake.Code);
        Assert.Equal($"Query string malformed close to position {url.QueryAt + position}", mistake.Message);
    }

    [Theory]
    [InlineData("route", "1,1", "InvalidOptions", "Number of coordinates needs to be at least two.")]
    [InlineData("nearest", "1,1;2,2", "InvalidOptions", "Only one input coordinate is supported")]
    [InlineData("nearest", "1,1?number=0", "InvalidOptions", "Number of results must be at least one.")]
    [InlineData("route", "1,1;2,2?radiuses=1", "InvalidOptions", "Number of elements in radiuses size 1 does not match coordinate size 2")]
    [InlineData("table", "1,1;2,2?bearings=1,2;;", "InvalidOptions", "Number of elements in bearings size 3 does not match coordinate size 2")]
    [InlineData("route", "1,1;2,2?bearings=400,10;", "InvalidOptions", "A bearing is 0 to 360 and its range 0 to 180.")]
    [InlineData("table", "1,1;2,2?sources=2", "InvalidOptions", "An index in sources is not below the number of coordinates, 2.")]
    [InlineData("table", "1,1;2,2?fallback_speed=0", "InvalidOptions", "fallback_speed must be > 0")]
    [InlineData("table", "1,1;2,2?scale_factor=0", "InvalidOptions", "scale_factor must be > 0")]
    [InlineData("match", "1,1;2,2?timestamps=1", "InvalidOptions", "Number of elements in timestamps size 1 does not match coordinate size 2")]
    [InlineData("match", "1,1;2,2?timestamps=2;1", "InvalidValue", "Timestamps need to be monotonically increasing.")]
    [InlineData("match", "1,1;2,2?radiuses=5;500", "TooBig", "Radius search size is too large for map matching.")]
    [InlineData("route", "200,5.191564;44,5", "InvalidValue", "Invalid coordinate value.")]
    [InlineData("table", "200,5.191564;44,5", "InvalidOptions", "Coordinates are invalid")]
    [InlineData("route", "1,1;2,2;3,3?waypoints=0;1", "InvalidValue", "First and last coordinates must be specified as waypoints.")]
    [InlineData("route", "1,1;2,2?exclude=motorway", "InvalidValue", "Exclude flag combination is not supported.")]
    [InlineData("trip", "1,1;2,2?roundtrip=false", "NotImplemented", "This request is not supported")]
    [InlineData("route", "1,1;2,2;3,3;4,4", "TooBig", "Number of entries 4 is higher than current maximum (3)")]
    [InlineData("trip", "1,1;2,2;3,3;4,4", "TooBig", "Too many trip coordinates")]
    [InlineData("match", "1,1;2,2;3,3;4,4", "TooBig", "Too many trace coordinates")]
    [InlineData("table", "1,1;2,2;3,3;4,4", "TooBig", "Too many table coordinates")]
    [InlineData("nearest", "1,1?number=4", "TooBig", "Number of results 4 is higher than current maximum (3)")]
    public void What_makes_no_sense_is_refused_in_OSRMs_words(string service, string query, string code, string message)
    {
        var limits = new OsrmLimits { RouteCoordinates = 3, TripCoordinates = 3, MatchCoordinates = 3, TableCells = 9, NearestResults = 3 };
        var options = OsrmQuery.Read(OsrmUrl.Parse($"/{service}/v1/driving/{query}"));
        var mistake = Assert.Throws<OsrmMistake>(() =>
        {
            OsrmChecks.Options(service, options);
            OsrmChecks.Size(service, options, limits);
            OsrmChecks.Values(service, options);
        });
        Assert.Equal((code, message), (mistake.Code, mistake.Message));
    }

    [Theory]
    [InlineData("1,2;3,4")]
    [InlineData("1.,2.0;+3,4.json")]
    [InlineData("polyline(_seK_ibE_seK_seK)")]
    [InlineData("polyline6(_gayB_c`|@_gayB_gayB)?overview=false")]
    public void Coordinates_are_read_however_they_are_written(string query) =>
        Assert.Equal([(1, 2), (3, 4)], OsrmQuery.Read(OsrmUrl.Parse("/route/v1/driving/" + query)).Given);

    [Fact]
    public void Options_are_read_with_what_is_left_out()
    {
        var options = OsrmQuery.Read(OsrmUrl.Parse(
            "/route/v1/driving/1,2;3,4.json?radiuses=5.5;unlimited&bearings=10,20;&hints=;a-_Z09==&approaches=curb;&steps=true&annotations=speed,nodes" +
            "&geometries=polyline6&overview=by_legs&alternatives=3&continue_straight=false&waypoints=0;1&generate_hints=false&skip_waypoints=true&snapping=any"));
        Assert.Equal([5.5, double.PositiveInfinity], options.Radiuses);
        Assert.Equal([(10, 20), null], options.Bearings);
        Assert.Equal([null, "a-_Z09=="], options.Hints);
        Assert.Equal([Approach.Curb, null], options.Approaches);
        Assert.Equal(Annotations.Speed | Annotations.Nodes, options.Annotations);
        Assert.Equal((LineFormat.Polyline6, Overview.ByLegs), (options.Geometries, options.Overview));
        Assert.False(options.ContinueStraight);
        Assert.False(options.GenerateHints);
        Assert.True(options is { Steps: true, SkipWaypoints: true, SnapsToAny: true });
        Assert.Equal([0, 1], options.Waypoints);
    }

    [Fact]
    public void An_escaped_polyline_is_read_as_if_it_were_not() => Assert.Equal(
        OsrmQuery.Read(OsrmUrl.Parse("/route/v1/driving/polyline(_seK_ibE_seK_seK)")).Given,
        OsrmQuery.Read(OsrmUrl.Parse($"/route/v1/driving/{Uri.EscapeDataString("polyline(_seK_ibE_seK_seK)")}?steps=true")).Given);
}
