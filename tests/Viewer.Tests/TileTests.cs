using System.Net;
using System.Text;
using CoverageMap.Geo.Coverage;
using CoverageMap.Geo.Database;
using NetTopologySuite.Features;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;

namespace CoverageMap.Viewer.Tests;

public sealed class TileTests(ViewerHost host) : IClassFixture<ViewerHost>
{
    [Fact]
    public async Task Ward_tile_holds_eligible_done_and_rate_of_the_chosen_gap()
    {
        var ward = (await FeaturesAsync("areas/cccd", 9, "wards")).Single(feature => Equals(feature.Attributes["code"], "25195"));
        Assert.Equal("Phường Tân Phú", ward.Attributes["name"]);
        Assert.Equal("Thành phố Đồng Xoài", ward.Attributes["district"]);
        Assert.Equal(120L, Convert.ToInt64(ward.Attributes["eligible"]));
        Assert.Equal(90L, Convert.ToInt64(ward.Attributes["done"]));
        Assert.Equal(30L, Convert.ToInt64(ward.Attributes["open"]));
        Assert.Equal(750L, Convert.ToInt64(ward.Attributes["permille"]));
    }

    [Fact]
    public async Task Ward_tile_of_all_gaps_adds_them_up()
    {
        var ward = (await FeaturesAsync("areas/all", 9, "wards")).Single(feature => Equals(feature.Attributes["code"], "25195"));
        Assert.Equal(480L, Convert.ToInt64(ward.Attributes["eligible"]));
        Assert.Equal(480L - 30 - 120 - 60, Convert.ToInt64(ward.Attributes["done"]));
    }

    [Fact]
    public async Task Ward_with_fewer_than_five_people_shows_no_figure()
    {
        var ward = (await FeaturesAsync("areas/cccd", 9, "wards")).Single(feature => Equals(feature.Attributes["code"], "25198"));
        Assert.Equal(true, ward.Attributes["few"]);
        Assert.DoesNotContain("eligible", ward.Attributes.GetNames());
        Assert.DoesNotContain("permille", ward.Attributes.GetNames());
    }

    [Fact]
    public async Task Hexagons_of_the_coarsest_zoom_hold_every_household_that_is_sure_enough()
    {
        var hexagons = await FeaturesAsync("hexagons/cccd", 7, "hexagons");
        // 3,000 m of uncertainty fit the hexagons of 8,000 m; the four people of Tân Đồng lie in the same hexagons.
        Assert.Equal(120 + 4 + 20, hexagons.Where(Shown).Sum(Eligible) + 4 * hexagons.Count(hexagon => !Shown(hexagon)));
        Assert.All(hexagons.Where(Shown), hexagon => Assert.Equal(1000L, Convert.ToInt64(hexagon.Attributes["sure"])));
    }

    [Fact]
    public async Task Household_less_sure_than_a_hexagon_is_wide_is_shared_out_and_nobody_is_lost()
    {
        // Hexagons of 2,000 m: the twenty people known to 3,000 m are spread over several.
        var hexagons = await FeaturesAsync("hexagons/cccd", 9, "hexagons");
        var shown = hexagons.Where(Shown).ToList();
        var hidden = hexagons.Count - shown.Count;
        var unsure = shown.Where(hexagon => Convert.ToInt64(hexagon.Attributes["sure"]) < 1000).ToList();
        Assert.True(unsure.Count >= 2, $"{unsure.Count} hexagons hold a share.");
        var total = shown.Sum(Eligible);
        var rounding = hexagons.Count * 0.5;
        Assert.True(total <= 144 + rounding && total + 5 * hidden >= 144 - rounding, $"{total} shown, {hidden} hexagons hidden");
    }

    [Fact]
    public async Task Hexagon_with_fewer_than_five_people_shows_no_figure()
    {
        var few = (await FeaturesAsync("hexagons/cccd", 11, "hexagons")).Where(hexagon => !Shown(hexagon)).ToList();
        Assert.NotEmpty(few);
        Assert.All(few, hexagon => Assert.Equal(["few"], hexagon.Attributes.GetNames().Where(name => name != "id")));
        Assert.All((await FeaturesAsync("hexagons/cccd", 11, "hexagons")).Where(Shown), hexagon => Assert.True(Eligible(hexagon) >= 5));
    }

    [Theory]
    [InlineData("areas/cccd")]
    [InlineData("areas/all")]
    [InlineData("hexagons/cccd")]
    [InlineData("hexagons/all")]
    public async Task Tile_carries_no_name_and_no_household(string layer)
    {
        foreach (var zoom in new[] { 7, 9, 11, 14 })
        {
            var (x, y) = Tile(zoom);
            var bytes = await host.Browser.GetByteArrayAsync($"/tiles/{layer}/{zoom}/{x}/{y}.mvt");
            var text = Encoding.UTF8.GetString(bytes);
            Assert.DoesNotContain("Bí Mật", text, StringComparison.Ordinal);
            Assert.DoesNotContain("household", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("hẻm", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Unchanged_tile_is_answered_by_304()
    {
        var first = await host.Browser.GetAsync("/tiles/areas/cccd/7/101/59.mvt");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/tiles/areas/cccd/7/101/59.mvt");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await host.Browser.SendAsync(again)).StatusCode);
    }

    [Theory]
    [InlineData("areas/nothing/7/101/59", "Gap 'nothing'")]
    [InlineData("areas/cccd/7/128/59", "Tile 7/128/59")]
    [InlineData("hexagons/cccd/15/1/1", "zoom 15")]
    public async Task Wrong_address_of_a_tile_is_explained(string address, string told)
    {
        var answer = await host.Browser.GetAsync($"/tiles/{address}.mvt");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Point_lies_in_the_hexagon_it_is_put_in()
    {
        var misplaced = await host.Database.QueryAsync("""
            SELECT count(*)
            FROM (SELECT -50000 + 1e5 * random() AS x, -50000 + 1e5 * random() AS y FROM generate_series(1, 20000)) p,
            LATERAL hexagon_at(p.x, p.y, 777) cell
            WHERE NOT ST_DWithin(ST_Hexagon(777, cell.i, cell.j), ST_MakePoint(p.x, p.y), 0.001)
            """, row => row.GetInt64(0), CancellationToken.None);
        Assert.Equal(0, misplaced[0]);
    }

    private static bool Shown(IFeature hexagon) => hexagon.Attributes.Exists("eligible");

    private static long Eligible(IFeature hexagon) => Convert.ToInt64(hexagon.Attributes["eligible"]);

    /// <summary>The tile around Đồng Xoài.</summary>
    private static (int X, int Y) Tile(int zoom)
    {
        var y = Math.Asinh(Math.Tan(double.DegreesToRadians(11.545))) / Math.PI;
        return ((int)((106.885 + 180) / 360 * (1 << zoom)), (int)((1 - y) / 2 * (1 << zoom)));
    }

    /// <summary>The features of a layer in the tile around Đồng Xoài and those beside it; each once, though cut by a seam.</summary>
    private async Task<List<IFeature>> FeaturesAsync(string layer, int zoom, string name)
    {
        var (x, y) = Tile(zoom);
        var features = new Dictionary<string, IFeature>();
        for (var column = x - 1; column <= x + 1; column++)
            for (var row = y - 1; row <= y + 1; row++)
            {
                var bytes = await host.Browser.GetByteArrayAsync($"/tiles/{layer}/{zoom}/{column}/{row}.mvt");
                var tile = new MapboxTileReader().Read(
                    new MemoryStream(bytes), new NetTopologySuite.IO.VectorTiles.Tiles.Tile(column, row, zoom));
                foreach (var feature in tile.Layers.Where(found => found.Name == name).SelectMany(found => found.Features))
                    features[await KeyAsync(feature, zoom)] = feature;
            }
        return [.. features.Values];
    }

    // A hexagon is convex: the middle of whatever a tile shows of it lies in it.
    private async Task<string> KeyAsync(IFeature feature, int zoom)
    {
        if (feature.Attributes.Exists("code")) return (string)feature.Attributes["code"];
        var middle = feature.Geometry.Centroid.Coordinate;
        return (await host.Database.QueryAsync("SELECT i || ' ' || j FROM hexagon_at(mercator_x($1), mercator_y($2), $3)",
            row => row.GetString(0), CancellationToken.None, middle.X, middle.Y, HexagonSize.EdgeMetres(zoom)))[0];
    }
}
