using CoverageMap.Geo.Campaigns;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Campaigns;

public sealed class CampaignFileTests
{
    private static readonly string Shipped = File.ReadAllText(ProjectData.File("campaigns", "4-phu.json"));

    [Fact]
    public void Shipped_campaign_is_sound() =>
        Assert.Equal(["cccd", "vneid", "sim", "phone"], CampaignFile.Parse(Shipped, "4-phu").Gaps.Select(gap => gap.Code));

    [Fact]
    public void Campaign_survives_writing_and_reading()
    {
        var written = CampaignFile.Write(CampaignFile.Parse(Shipped, "4-phu")).ToJsonString();
        Assert.Equal(written, CampaignFile.Write(CampaignFile.Parse(written, "again")).ToJsonString());
    }

    [Theory]
    [InlineData("\"endsOn\": \"2024-07-03\"", "\"endsOn\": \"2024-01-03\"", "before it starts")]
    [InlineData("\"timeZone\": \"Asia/Ho_Chi_Minh\"", "\"timeZone\": \"Asia/Saigon2\"", "Asia/Saigon2")]
    [InlineData("\"minutes\": 6", "\"minutes\": 0", "minutes is 0")]
    [InlineData("\"worth\": 4, \"target\": 1.0", "\"worth\": 4, \"target\": 100", "target is 100")]
    [InlineData("\"code\": \"sim\"", "\"code\": \"cccd\"", "occurs twice")]
    [InlineData("\"prerequisite\": \"cccd\"", "\"prerequisite\": \"card\"", "'card' is not a gap")]
    [InlineData("\"prerequisite\": \"cccd\"", "\"prerequisite\": \"vneid\"", "circle")]
    [InlineData("\"closed\": [\"chip\"]", "\"closed\": [\"old\"]", "both open and closed")]
    [InlineData("\"skill\": \"police\",", "", "skill")]
    [InlineData("\"minutes\": 6", "\"minutes\": \"six\"", "not understood")]
    public void Campaign_that_contradicts_itself_is_told_so(string found, string put, string expected)
    {
        Assert.Contains(found, Shipped, StringComparison.Ordinal);
        var error = Assert.Throws<UserErrorException>(() => CampaignFile.Parse(Shipped.Replace(found, put, StringComparison.Ordinal), "test"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
