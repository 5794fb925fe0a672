using System.Text.Json;
using CoverageMap.Support;

namespace CoverageMap.EndToEnd;

/// <summary>The commands on roads, on the real streets of the south-east of Hà Nội; none needs a database.</summary>
public sealed class RoadsCommandTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("coveragemap-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Roads_are_imported_listed_asked_for_a_table_and_for_a_way()
    {
        var imported = await JsonAsync("roads", "import", ProjectData.File("roads", "hanoi_southeast_2025.osm.pbf"), "--name", "hanoi");
        Assert.True(imported.GetProperty("edges").GetInt32() > 10_000);
        var listed = (await JsonAsync("roads", "list")).GetProperty("roads");
        Assert.Equal(("hanoi", "motorbike"), (listed[0].GetProperty("name").GetString(), listed[0].GetProperty("profile").GetString()));

        var points = Path.Combine(_home, "points.csv");
        await File.WriteAllTextAsync(points, "id,lon,lat\nnhà,105.8601,20.9812\nchợ,105.8712,20.9899\nxa,105.5,20.9\n");
        var table = await JsonAsync("roads", "table", "--name", "hanoi", "--points", points, "--out", Path.Combine(_home, "matrix.csv"));
        Assert.Equal((3, 2, 0), (table.GetProperty("points").GetInt32(), table.GetProperty("snapped").GetInt32(), table.GetProperty("unreachable").GetInt32()));
        Assert.Equal("xa", table.GetProperty("not_snapped")[0].GetProperty("id").GetString());
        var rows = await File.ReadAllLinesAsync(Path.Combine(_home, "matrix.csv"));
        Assert.Equal(["from_id,to_id,seconds,metres", "nhà,nhà,0,0"], rows[..2]);
        Assert.Equal("nhà,xa,,", rows[3]);

        var way = await JsonAsync("roads", "route", "--name", "hanoi", "--from", "105.8601,20.9812", "--to", "105.8712,20.9899");
        Assert.Equal(rows[2].Split(',')[2], $"{Math.Ceiling(way.GetProperty("seconds").GetDouble())}");
        Assert.Contains(way.GetProperty("streets").EnumerateArray(), street => street.GetProperty("name").GetString() == "Phố Tân Mai");
        foreach (var (format, start) in new[] { ("text", "  "), ("geojson", "{\"type\":\"Feature\""), ("gpx", "<gpx ") })
        {
            var written = await RunAsync("roads", "route", "--name", "hanoi", "--from", "105.8601,20.9812", "--to", "105.8712,20.9899", "--format", format);
            Assert.StartsWith(start, written.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Place_outside_the_roads_and_roads_that_are_not_there_are_told()
    {
        var none = await RunAsync("roads", "route", "--name", "none", "--from", "105.86,20.98", "--to", "105.87,20.98");
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("none", none.Error, StringComparison.Ordinal);
        await JsonAsync("roads", "import", ProjectData.File("roads", "hanoi_southeast_2025.osm.pbf"));
        var outside = await RunAsync("roads", "route", "--name", "hanoi-southeast-2025", "--from", "105.86,20.98", "--to", "106.9,11.5");
        Assert.Equal(2, outside.ExitCode);
        Assert.Contains("--to 106.900000 11.500000 is outside the road file", outside.Error, StringComparison.Ordinal);
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var result = await RunAsync([.. arguments, "--json"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => CommandLine.RunAsync(new() { ["COVERAGE_HOME"] = _home }, arguments);
}
