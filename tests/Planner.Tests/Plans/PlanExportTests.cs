using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CoverageMap.Geo;
using CoverageMap.Planner.Plans;
using Sylvan.Data.Csv;

namespace CoverageMap.Planner.Tests.Plans;

public sealed class PlanExportTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private static readonly DateTimeOffset Morning = new(2024, 5, 6, 1, 0, 0, TimeSpan.Zero);

    private static readonly StoredPlan Plan = new(
        1, "692", "Huyện Lộc Ninh", new(2024, 5, 6), 2, Morning, "great circle", 1, 30, 3_000, 3_600,
        [
            new(1, 5, "CN01", "Tổ 1, \"A\"", "UBND", new(106.5, 11.8), Morning, Morning.AddHours(1), null, 0, 3_000, 600, 3_000, 0,
            [
                Stop(1, 7, "=HYPERLINK(\"http://x\")", 106.51, ("sim", 1), ("vneid", 1), ("sim", 2)),
                Stop(2, 8, "tổ 3,\r\nấp Sóc\u0001 Lớn", 106.52, ("phone", 3)),
            ]),
        ], []);

    [Fact]
    public void GeoJson_has_a_line_for_each_route_and_a_point_for_each_stop()
    {
        using var json = JsonDocument.Parse(Write("geojson"));
        var features = json.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(["LineString", "Point", "Point"], features.Select(feature => feature.GetProperty("geometry").GetProperty("type").GetString()));
        var line = features[0].GetProperty("geometry").GetProperty("coordinates").EnumerateArray()
            .Select(position => position[0].GetDouble());
        Assert.Equal([106.5, 106.51, 106.52, 106.5], line);
        var stop = features[1].GetProperty("properties");
        Assert.Equal("2024-05-06T08:10:00+07:00", stop.GetProperty("starts_at").GetString());
        Assert.Equal(2, stop.GetProperty("gaps").GetProperty("sim").GetInt32());
        Assert.DoesNotContain("Lê Thị Mẫu", Encoding.UTF8.GetString(Write("geojson")), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_reads_back_with_every_value_in_its_column()
    {
        using var rows = CsvDataReader.Create(new StreamReader(new MemoryStream(Write("csv"))), new CsvDataReaderOptions { Delimiter = ',' });
        Assert.True(rows.Read());
        Assert.Equal("Tổ 1, \"A\"", rows.GetString(rows.GetOrdinal("team_name")));
        Assert.Equal("sim:2 vneid:1", rows.GetString(rows.GetOrdinal("gaps")));
        Assert.Equal("2", rows.GetString(rows.GetOrdinal("residents")));
        Assert.True(rows.Read());
        Assert.Equal("tổ 3,\r\nấp Sóc\u0001 Lớn", rows.GetString(rows.GetOrdinal("address")));
        Assert.False(rows.Read());
    }

    [Fact]
    public void Csv_cell_never_begins_as_a_formula() =>
        Assert.Contains(",\"'=HYPERLINK(\"\"http://x\"\")\",", Encoding.UTF8.GetString(Write("csv")), StringComparison.Ordinal);

    [Fact]
    public void Gpx_has_one_route_for_each_team_from_the_depot_and_back()
    {
        XNamespace gpx = "http://www.topografix.com/GPX/1/1";
        var root = XDocument.Load(new MemoryStream(Write("gpx"))).Root!;
        Assert.Equal((gpx + "gpx", "1.1"), (root.Name, root.Attribute("version")!.Value));
        var points = Assert.Single(root.Elements(gpx + "rte")).Elements(gpx + "rtept").ToList();
        Assert.Equal(["106.500000", "106.510000", "106.520000", "106.500000"], points.Select(point => point.Attribute("lon")!.Value));
        Assert.Equal("2024-05-06T01:10:00Z", points[1].Element(gpx + "time")!.Value);
    }

    [Fact]
    public void Unknown_format_names_those_that_are_known()
    {
        var error = Assert.Throws<UserErrorException>(() => Write("shp"));
        Assert.Contains("geojson, csv, gpx", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Write(string format)
    {
        using var output = new MemoryStream();
        PlanExport.Write(Plan, PlanLegs.Of(Plan, null), format, Zone, output);
        return output.ToArray();
    }

    private static StoredStop Stop(int number, long household, string address, double lon, params (string Gap, long Resident)[] tasks) => new(
        number, household, address, new LonLat(lon, 11.8), "locality", 800, Morning.AddMinutes(10 * number),
        Morning.AddMinutes(10 * number), Morning.AddMinutes(10 * number + 5), 1_000, 120,
        [.. tasks.Select(task => new StoredTask(task.Resident, "Lê Thị Mẫu", 1980, task.Gap))]);
}
