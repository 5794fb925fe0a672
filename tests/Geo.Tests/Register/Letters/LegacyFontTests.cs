using System.Text;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Register.Letters;

namespace CoverageMap.Geo.Tests.Register.Letters;

public sealed class LegacyFontTests
{
    private const string Small = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";

    [Fact]
    public void All_134_letters_come_back_from_VNI()
    {
        var letters = string.Concat(Small.Where(letter => letter > 0x7F).Select(letter => $"{letter}{char.ToUpperInvariant(letter)}"));
        Assert.Equal(134, letters.Length);
        foreach (var letter in letters)
            Assert.Equal(letter.ToString(), LegacyFont.Vni.Convert(LegacyFont.Vni.Encode(letter.ToString())));
    }

    [Fact]
    public void All_letters_that_TCVN3_has_come_back_and_capitals_come_by_their_font()
    {
        foreach (var letter in Small.Where(letter => letter > 0x7F))
        {
            Assert.Equal(letter.ToString(), LegacyFont.Tcvn3.Convert(LegacyFont.Tcvn3.Encode(letter.ToString())));
            var upper = char.ToUpperInvariant(letter);
            // "TH" and "NG" around it show the font of capitals.
            Assert.Equal($"TH{upper}NG", LegacyFont.Tcvn3.Convert(LegacyFont.Tcvn3.Encode($"TH{upper}NG")));
        }
    }

    [Theory]
    [InlineData("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam")]
    [InlineData("NguyÔn V¨n §øc", "Nguyễn Văn Đức")]
    [InlineData("NGUYÔN V¡N §øC", "NGUYỄN VĂN ĐỨC")]
    [InlineData("UBND X· Léc Hoµ", "UBND Xã Lộc Hoà")]
    [InlineData("Xã Hà", "Xã Hà")]
    public void Text_of_TCVN3_becomes_Unicode(string text, string expected) =>
        Assert.Equal(expected, text == expected ? text : LegacyFont.Tcvn3.Convert(text));

    [Theory]
    [InlineData("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("Nguyeãn Vaên Ñöùc", "Nguyễn Văn Đức")]
    [InlineData("TRAÀN THÒ HÖÔØNG", "TRẦN THỊ HƯỜNG")]
    [InlineData("Huyønh Myõ Kyø", "Huỳnh Mỹ Kỳ")]
    public void Text_of_VNI_becomes_Unicode(string text, string expected) => Assert.Equal(expected, LegacyFont.Vni.Convert(text));

    [Theory]
    [InlineData("Nguyễn Văn Đức, xã Lộc Hòa, huyện Lộc Ninh, tỉnh Bình Phước", 1)]
    [InlineData("Thủy Thuỷ khuỷu giếng quyển xoắn nghiêng nguệch gì quốc", 1)]
    [InlineData("NguyÔn V¨n §øc x· Léc Hoµ", 0)]
    [InlineData("Nguyeãn Vaên Ñöùc xaõ Loäc Hoøa", 0)]
    [InlineData("nothing to judge by", 0)]
    public void Words_tell_whether_they_are_Vietnamese(string text, double share) =>
        Assert.InRange(VietnameseWords.Count(text).Share, share, share == 1 ? 1 : 0.2);

    [Fact]
    public void Nearly_all_names_of_communes_are_words()
    {
        var names = File.ReadAllText(Support.ProjectData.File("units", "vietnam-communes-2024.csv"), Encoding.UTF8);
        Assert.InRange(VietnameseWords.Count(VietnameseLetters.Compose(names)).Share, 0.985, 1);
    }
}
