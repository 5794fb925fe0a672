using System.Diagnostics;
using CoverageMap.Geo.Geocoding;
using CsCheck;

namespace CoverageMap.Geo.Tests.Geocoding;

/// <summary>Whatever stands in the column of addresses ends in a result, and soon.</summary>
[Collection(Country.Name)]
public sealed class GeocoderRobustnessTests(Country country)
{
    private static readonly Gen<char> Signs = Gen.OneOf(Gen.Char, Gen.Char['\u0300', '\u0323'], Gen.Char[' ', '/'], Gen.Char['\u1EA0', '\u1EF9'], Gen.Char['\uD800', '\uDFFF']);

    private static readonly string[] Known =
        ["xã", "phường", "huyện", "tỉnh", "ấp", "tổ", "số", "đường", "P", "Q.", "TP", "T", "thị", "trấn", "H", "xa", "1", "04", ",", "-", "/", "bis", "Bình", "Phước", "Lộc", "An"];

    private static readonly Gen<string> Words = Gen.Int[0, Known.Length - 1].Select(at => Known[at]);

    private void EndsInASecond(string address)
    {
        var clock = Stopwatch.StartNew();
        var result = country.Geocoder.Resolve(address, Country.Before);
        AddressExplanation.Of(country.Geocoder, address, Country.After);
        Assert.InRange(result.Confidence, 0, 1);
        Assert.Equal(result.Position is null, result.UncertaintyMetres is null);
        // Two resolutions and an explanation, on a machine that may be busy.
        Assert.True(clock.Elapsed.TotalSeconds < 3, $"{clock.Elapsed} for {address.Length} letters: {address[..Math.Min(200, address.Length)]}");
    }

    [Fact]
    public void Any_signs() => Signs.Array[0, 300].Select(signs => new string(signs)).Sample(EndsInASecond, iter: 200, threads: 1);

    [Fact]
    public void Words_of_addresses_in_any_order() => Words.Array[0, 70].Select(words => string.Join(' ', words)).Sample(EndsInASecond, iter: 200, threads: 1);

    [Fact]
    public void Digits_only() => Gen.Char['0', '9'].Array[0, 3000].Select(digits => new string(digits)).Sample(EndsInASecond, iter: 50, threads: 1);

    [Theory]
    [InlineData("a")]
    [InlineData("ấ")]
    [InlineData("aB")]
    [InlineData("1")]
    [InlineData("1/")]
    [InlineData("a/")]
    [InlineData("1a")]
    [InlineData("x ")]
    [InlineData("xã ")]
    [InlineData(", ")]
    [InlineData("- ")]
    [InlineData("'")]
    [InlineData("a'")]
    [InlineData("\u0301")]
    [InlineData("a\u0301")]
    [InlineData("phường Bình Phước ")]
    [InlineData("😀")]
    public void One_thing_over_and_over(string thing) => EndsInASecond(string.Concat(Enumerable.Repeat(thing, 200_000 / thing.Length)));
}
