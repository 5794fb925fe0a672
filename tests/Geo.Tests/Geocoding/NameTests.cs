using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Geo.Geocoding.Names;
using CsCheck;
using NetTopologySuite.Geometries;

namespace CoverageMap.Geo.Tests.Geocoding;

public sealed class NameTests
{
    [Theory]
    [InlineData("Lộc Thành", "Lộc Thành", 1)]
    [InlineData("LỘC THÀNH", "Lộc Thành", 1)]
    [InlineData("LộcThành", "Lộc Thành", 1)]
    [InlineData("Loc Thanh", "Lộc Thành", 0.95)]
    [InlineData("Lộc Thanh", "Lộc Thành", 0.95)]
    [InlineData("Tân Lực", "Tan Luc", 0.95)]
    [InlineData("Lộc Thạnh", "Lộc Thành", 0.85)]
    [InlineData("Logn Tân", "Long Tân", 0.83)]
    [InlineData("Lng Tan", "Long Tân", 0.78)]
    [InlineData("Phường 4", "Phường 5", 0)]
    [InlineData("Bù", "Bu Nho", 0)]
    [InlineData("Tân Lợi", "Tân Lập", 0)]
    public void Names_are_compared_by_letters_then_marks_then_slips(string written, string known, double expected) =>
        Assert.Equal(expected, NameSimilarity.Score(GazetteerName.Of(written), GazetteerName.Of(known)), 0.0101);

    [Fact]
    public void Distance_is_symmetric_and_zero_only_for_the_same()
    {
        var words = Gen.String[Gen.Char['a', 'd'], 0, 8];
        Gen.Select(words, words).Sample((one, other) =>
            NameSimilarity.Distance(one, other, 9) == NameSimilarity.Distance(other, one, 9)
            && NameSimilarity.Distance(one, other, 9) == 0 == (one == other)
            && NameSimilarity.Distance(one, other, 2) == Math.Min(3, NameSimilarity.Distance(one, other, 9)));
    }

    [Theory]
    [InlineData("Thon Bon", "4")]
    [InlineData("Ap Hai A", "2a")]
    [InlineData("Srok Hai Muoi", "20")]
    [InlineData("Ap Soc Tranh", "tranh")]
    [InlineData("Xa Phu Rieng", "phurieng")]
    [InlineData("Bu R'lieng", "burlieng")]
    public void Hamlet_answers_to_its_name_without_unit_words(string locality, string name) =>
        Assert.Contains(HamletName.Of(locality), hamlet => hamlet.Name.Folded == name);

    [Theory]
    [InlineData("thôn Năm", "Thon Nam", true)]
    [InlineData("5", "Thon Nam", true)]
    [InlineData("Nam", "Lang Nam", true)]
    [InlineData("Tân Lực", "Tan Luc", false)]
    public void Hamlets_match_by_number_or_by_name(string written, string locality, bool byNumber)
    {
        var (score, isNumber) = HamletName.Compare(HamletName.Of(written), HamletName.Of(locality));
        Assert.True(score >= 0.9, $"{score}");
        Assert.Equal(byNumber, isNumber);
    }

    [Fact]
    public void Radius_of_a_ward_covers_nine_tenths_of_its_surface()
    {
        var square = new MultiPolygon([new Polygon(new LinearRing(
            [new(106.0, 11.0), new(106.1, 11.0), new(106.1, 11.1), new(106.0, 11.1), new(106.0, 11.0)]))]);
        var extent = AreaExtent.Of(square);
        Assert.Equal(106.05, extent.Centre.Lon, 0.001);
        // Nine tenths of a square of side 1 lie within 0.558 of its middle; the sides are about 10.9 and 11.1 km.
        Assert.InRange(extent.RadiusMetres, 0.55 * 10_900, 0.565 * 11_120);
    }

    [Fact]
    public void Centre_of_a_crooked_ward_lies_inside_it()
    {
        var hook = new MultiPolygon([new Polygon(new LinearRing(
            [new(0, 0), new(1, 0), new(1, 0.1), new(0.1, 0.1), new(0.1, 1), new(0, 1), new(0, 0)]))]);
        var centre = AreaExtent.Of(hook).Centre;
        Assert.True(hook.Contains(new Point(centre.Lon, centre.Lat)));
    }

    [Theory]
    [InlineData(106.71879, 11.68138, 800.0, 500)]
    [InlineData(106.71879, 11.68138, 4000.0, 2002)]
    [InlineData(106.71879, 11.68138, 20000.0, 3000)]
    [InlineData(106.71879, 11.68138, null, 3000)]
    [InlineData(106.78333, 11.68333, 800.0, 1109)] // on whole minutes: the point itself is off by up to 930 m each way
    public void Uncertainty_of_a_hamlet_is_its_reach_and_the_precision_of_its_point(double lon, double lat, double? toNeighbours, int metres) =>
        Assert.InRange(HamletReach.Metres(new LonLat(lon, lat), toNeighbours), metres - 5, metres + 5);
}
