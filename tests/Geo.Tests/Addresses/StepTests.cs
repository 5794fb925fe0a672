using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Addresses.Steps;
using CsCheck;

namespace CoverageMap.Geo.Tests.Addresses;

public sealed class StepTests
{
    private const string Letters =
        "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđĐbcghklmnpqrstvx ABCGHKMNQTUYOA,.-/0123456789'";

    private static readonly Gen<string> VietnameseText =
        Gen.Int[0, Letters.Length - 1].Array[0, 40].Select(at => string.Concat(at.Select(index => Letters[index])));

    [Theory]
    [InlineData("Lo\u0323\u0302c Ho\u0300a", "Lộc Hòa")]
    [InlineData("Lo\u0302\u0323c Tha\u0300nh", "Lộc Thành")]
    [InlineData("phu\u031Bo\u031B\u0300ng", "phường")]
    [InlineData("Đồng Xoài", "Đồng Xoài")]
    [InlineData("M'nông", "M'nông")]
    public void Loose_marks_are_composed(string text, string expected) => Assert.Equal(expected, ComposeLetters.Apply(text));

    [Theory]
    [InlineData("Hoà Thuỷ Hoè", "Hòa Thủy Hòe")]
    [InlineData("Lộc Hòa", "Lộc Hòa")]
    [InlineData("Lê Quý Đôn", "Lê Quý Đôn")]
    [InlineData("Xoài, Hoàng, thuyền, khuỷu", "Xoài, Hoàng, thuyền, khuỷu")]
    [InlineData("LOÀ, UỶ", "LÒA, ỦY")]
    public void Tone_is_placed_on_the_first_vowel_of_an_open_syllable(string text, string expected) =>
        Assert.Equal(expected, PlaceTones.Apply(text));

    [Theory]
    [InlineData("TP.HồChíMinh", "TP.Hồ Chí Minh")]
    [InlineData("huyện BùĐăng", "huyện Bù Đăng")]
    [InlineData("KP5, P4, ấp2", "KP 5, P 4, ấp 2")]
    [InlineData("ĐT741 QL14", "ĐT 741 QL 14")]
    [InlineData("73B/563B 40bis/1 2A", "73B/563B 40bis/1 2A")]
    [InlineData("TPHCM", "TPHCM")]
    [InlineData("KPHai TPĐồng Xoài", "KP Hai TP Đồng Xoài")]
    [InlineData("xãđồng tiến PHƯỜNGTÂN PHÚ tỉnhBình", "xã đồng tiến PHƯỜNG TÂN PHÚ tỉnh Bình")]
    [InlineData("thông ấp xã", "thông ấp xã")]
    public void Glued_words_are_split(string text, string expected) => Assert.Equal(expected, SplitGluedWords.Apply(text));

    [Theory]
    [InlineData("ấp 2,xã Lộc Hòa", "ấp*|2|xã*|Lộc|Hòa")]
    [InlineData("TT.Lộc Ninh - H. Lộc Ninh", "TT.*|Lộc|Ninh|H.*|Lộc|Ninh")]
    [InlineData("ĐT-741", "ĐT*|741")]
    [InlineData("M'nông 12/3/4A A/B", "M'nông*|12/3/4A|A|B")]
    public void Text_is_cut_into_tokens(string text, string expected) => Assert.Equal(expected, string.Join('|',
        SplitTokens.Apply(text).Select(token => token.Text + (token.DotFollows ? "." : "") + (token.StartsPart ? "*" : ""))));

    [Theory]
    [InlineData("04", "4")]
    [InlineData("Bốn", "4")]
    [InlineData("Hai", "2")]
    [InlineData("MỘT", "1")]
    [InlineData("Mười", "10")]
    [InlineData("Mười Sáu", "16")]
    [InlineData("Muoi sau", "16")]
    [InlineData("Hai Mươi", "20")]
    [InlineData("Hai Mươi Mốt", "21")]
    [InlineData("Tám C", "8C")]
    [InlineData("3 a", "3A")]
    [InlineData("2b", "2B")]
    [InlineData("Ba Tơ", null)]
    [InlineData("Thuận Phú 1", null)]
    [InlineData("000", null)]
    public void Numbers_are_read(string words, string? expected) => Assert.Equal(expected, ReadNumbers.Apply(words.Split(' ')));

    [Theory]
    [InlineData("23", true)]
    [InlineData("1806/127/2/6/15/48/2A", true)]
    [InlineData("73B/563B", true)]
    [InlineData("40bis/1", true)]
    [InlineData("A1", false)]
    [InlineData("12/", false)]
    [InlineData("1234567", false)]
    public void House_numbers_are_recognised(string word, bool expected) => Assert.Equal(expected, ReadHouseNumber.Apply(word));

    [Theory]
    [InlineData("Thị trấn Lộc Ninh", "thị trấn", "Lộc Ninh")]
    [InlineData("Xã Đường 10", "xã", "Đường 10")]
    [InlineData("Thành phố Đồng Xoài", "thành phố", "Đồng Xoài")]
    [InlineData("Tỉnh Bình Phước", "tỉnh", "Bình Phước")]
    [InlineData("Phường 4", "phường", "4")]
    [InlineData("Bom Bo", null, "Bom Bo")]
    public void Unit_word_is_cut_off_a_full_name(string name, string? type, string rest) => Assert.Equal((type, rest), FullNames.Cut(name));

    [Fact]
    public void Folding_twice_is_folding_once() =>
        VietnameseText.Sample(text => VietnameseLetters.FoldLower(VietnameseLetters.FoldLower(text)) == VietnameseLetters.FoldLower(text));

    [Fact]
    public void Folding_leaves_nothing_but_ascii() => VietnameseText.Sample(text => VietnameseLetters.FoldLower(text).All(char.IsAscii));

    [Fact]
    public void Composing_undoes_decomposing() =>
        VietnameseText.Sample(text => VietnameseLetters.Compose(VietnameseLetters.Decompose(text)) == text);

    [Fact]
    public void Form_of_the_letters_and_place_of_the_tone_do_not_change_what_is_parsed() =>
        VietnameseText.Sample(text => Parse(VietnameseLetters.Decompose(text)) == Parse(text)
            && Parse(PlaceTones.Apply(text)) == Parse(text));

    [Fact]
    public void Parsing_never_fails() => Gen.String.Sample(text => AddressParser.Parse(text).Parts.All(part => part.Name.Length > 0));

    private static string Parse(string text) => string.Join('|', AddressParser.Parse(text).Parts.Select(part => $"{part.Kind}{part.Type}{part.Name}"));
}
