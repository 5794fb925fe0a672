using System.Text.Json;
using CoverageMap.Geo.Roads;
using CoverageMap.Viewer.Compatible.Osrm;
using static CoverageMap.Viewer.Tests.Compatible.Osrm.OsrmHost;

namespace CoverageMap.Viewer.Tests.Compatible.Osrm;

public class OsrmRouteTests(OsrmHost host) : IClassFixture<OsrmHost>
{
    [Fact]
    public async Task A_route_is_told_with_legs_waypoints_and_a_line()
    {
        var answer = await host.JsonAsync($"route/v1/driving/{At("a50/10", "e", "i0/20")}");
        var route = answer.GetProperty("routes")[0];
        Assert.Equal(150 + 180, Number(route, "distance"), 0.3);
        Assert.Equal(Number(route, "distance") / 10, Number(route, "duration"), 0.2);
        Assert.Equal(Number(route, "duration"), Number(route, "weight"));
        Assert.Equal("duration", route.GetProperty("weight_name").GetString());
        Assert.Equal(2, route.GetProperty("legs").GetArrayLength());
        Assert.Equal(Number(route, "distance"), route.GetProperty("legs").EnumerateArray().Sum(leg => Number(leg, "distance")), 0.15);
        Assert.Empty(route.GetProperty("legs")[0].GetProperty("steps").EnumerateArray());
        Assert.Equal("", route.GetProperty("legs")[0].GetProperty("summary").GetString());
        var line = Polyline.Decode(route.GetProperty("geometry").GetString()!, 5)!;
        Assert.Equal(Sketch['a'].Lat, line[0].Lat, 1e-4);
        Assert.Equal(Sketch['i'].Lon, line[^1].Lon, 1e-4);
        var waypoint = answer.GetProperty("waypoints")[0];
        Assert.Equal(("Hùng Vương", 10.0), (waypoint.GetProperty("name").GetString(), Math.Round(Number(waypoint, "distance"))));
        Assert.Matches("^[A-Za-z0-9_-]+$", waypoint.GetProperty("hint").GetString());
        Assert.Equal("2025-01-01T00:00:00Z", answer.GetProperty("data_version").GetString());
    }

    [Fact]
    public async Task Steps_are_complete()
    {
        var leg = (await host.JsonAsync($"route/v1/driving/{At("a30/-5", "h")}?steps=true&overview=false&geometries=geojson")).GetProperty("routes")[0].GetProperty("legs")[0];
        var steps = leg.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal("depart", steps[0].GetProperty("maneuver").GetProperty("type").GetString());
        Assert.Equal("right", steps[0].GetProperty("maneuver").GetProperty("modifier").GetString());
        Assert.Equal("arrive", steps[^1].GetProperty("maneuver").GetProperty("type").GetString());
        Assert.Equal(2, steps[^1].GetProperty("geometry").GetProperty("coordinates").GetArrayLength());
        Assert.Equal(Number(leg, "distance"), steps.Sum(step => Number(step, "distance")), 0.3);
        Assert.Contains("Hùng Vương", leg.GetProperty("summary").GetString());
        Assert.Equal("QL.13", steps[0].GetProperty("ref").GetString());
        Assert.All(steps, step =>
        {
            Assert.Equal(("driving", "right"), (step.GetProperty("mode").GetString(), step.GetProperty("driving_side").GetString()));
            Assert.NotEmpty(step.GetProperty("intersections").EnumerateArray());
        });
    }

    [Fact]
    public async Task Annotations_sum_up_to_the_leg_and_ids_of_nodes_are_left_out()
    {
        var leg = (await host.JsonAsync($"route/v1/driving/{At("a", "i")}?annotations=true")).GetProperty("routes")[0].GetProperty("legs")[0];
        var annotation = leg.GetProperty("annotation");
        Assert.Equal(Number(leg, "distance"), annotation.GetProperty("distance").EnumerateArray().Sum(one => one.GetDouble()), 0.2);
        Assert.Equal(Number(leg, "duration"), annotation.GetProperty("duration").EnumerateArray().Sum(one => one.GetDouble()), 0.2);
        Assert.All(annotation.GetProperty("speed").EnumerateArray(), speed => Assert.Equal(10, speed.GetDouble(), 0.11));
        Assert.False(annotation.TryGetProperty("nodes", out _));
    }

    [Theory]
    [InlineData("motorbike", 600)]
    [InlineData("thi-xa", 600)]
    [InlineData("walking", 600)]
    public async Task Roads_are_found_by_name_profile_and_what_OSRM_calls_it(string profile, double metres) => Assert.Equal(
        metres, Number((await host.JsonAsync($"route/v1/{profile}/{At("a", "c", "i", "g")}")).GetProperty("routes")[0], "distance"), 1.0);

    [Fact]
    public async Task A_profile_without_roads_is_refused_with_those_there_are()
    {
        var (code, message) = await host.RefusedAsync($"route/v1/cycling/{At("a", "c")}");
        Assert.Equal("InvalidValue", code);
        Assert.Contains("foot, motorbike", message);
        Assert.Contains("coverage roads import", message);
    }

    [Fact]
    public async Task Legs_end_only_at_the_waypoints_named()
    {
        var answer = await host.JsonAsync($"route/v1/driving/{At("a", "b", "c", "i")}?waypoints=0;2;3&steps=true");
        Assert.Equal(2, answer.GetProperty("routes")[0].GetProperty("legs").GetArrayLength());
        Assert.Equal(200, Number(answer.GetProperty("routes")[0].GetProperty("legs")[0], "distance"), 0.2);
        Assert.Equal(3, answer.GetProperty("waypoints").GetArrayLength());
    }

    [Fact]
    public async Task One_continues_straight_at_a_waypoint_where_that_is_asked_for()
    {
        var free = await host.JsonAsync($"route/v1/driving/{At("a", "b50/0", "a")}");
        var straight = await host.JsonAsync($"route/v1/driving/{At("a", "b50/0", "a")}?continue_straight=true");
        Assert.Equal(300, Number(free.GetProperty("routes")[0], "distance"), 0.5);
        // To the next junction, where one may turn around.
        Assert.Equal(400, Number(straight.GetProperty("routes")[0], "distance"), 0.5);
    }

    [Fact]
    public async Task A_bearing_and_a_side_decide_the_direction_of_travel()
    {
        var west = await host.JsonAsync($"route/v1/driving/{At("b-50/0", "c")}?bearings=270,20;");
        Assert.Equal(250, Number(west.GetProperty("routes")[0], "distance"), 0.5);
        // North of a street that runs east the right-hand side is that of those who ride west.
        var curb = await host.JsonAsync($"route/v1/driving/{At("b-50/5", "c")}?approaches=curb;");
        var opposite = await host.JsonAsync($"route/v1/driving/{At("b-50/5", "c")}?approaches=opposite;");
        Assert.True(Number(curb.GetProperty("routes")[0], "distance") > 200);
        Assert.Equal(150, Number(opposite.GetProperty("routes")[0], "distance"), 0.5);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("full")]
    [InlineData("by_legs")]
    public async Task The_overview_is_where_it_is_asked_for(string overview)
    {
        var route = (await host.JsonAsync($"route/v1/driving/{At("a", "i")}?overview={overview}&geometries=polyline6")).GetProperty("routes")[0];
        Assert.Equal(overview == "full", route.TryGetProperty("geometry", out _));
        Assert.Equal(overview == "by_legs", route.GetProperty("legs")[0].TryGetProperty("geometry", out _));
    }

    [Fact]
    public async Task What_no_road_joins_has_no_route() =>
        Assert.Equal(("NoRoute", "Impossible route between points"), await host.RefusedAsync($"route/v1/driving/{At("a", "x")}?snapping=any"));

    [Fact]
    public async Task A_place_far_from_any_road_is_told_by_its_number_and_found_when_the_radius_is_unlimited()
    {
        Assert.Equal(("NoSegment", "Could not find a matching segment for coordinate 1"), await host.RefusedAsync($"route/v1/driving/{At("a", "a0/3000")}"));
        await host.JsonAsync($"route/v1/driving/{At("a", "a0/3000")}?radiuses=;unlimited");
        Assert.Equal("NoSegment", (await host.RefusedAsync($"route/v1/driving/{At("a", "a0/30")}?radiuses=;10")).Code);
    }

    [Fact]
    public async Task Hints_are_given_taken_back_and_left_out_as_asked_for()
    {
        var hint = (await host.JsonAsync($"nearest/v1/driving/{At("a")}")).GetProperty("waypoints")[0].GetProperty("hint").GetString();
        await host.JsonAsync($"route/v1/driving/{At("a", "b")}?hints={hint};xyz");
        var without = await host.JsonAsync($"route/v1/driving/{At("a", "b")}?generate_hints=false");
        Assert.False(without.GetProperty("waypoints")[0].TryGetProperty("hint", out _));
        Assert.False((await host.JsonAsync($"route/v1/driving/{At("a", "b")}?skip_waypoints=true")).TryGetProperty("waypoints", out _));
    }

    private static double Number(JsonElement json, string name) => json.GetProperty(name).GetDouble();
}
