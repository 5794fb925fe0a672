using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Tests.Roads.Profiles;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("15", 900)]
    [InlineData("0:20", 1200)]
    [InlineData("01:30", 5400)]
    [InlineData("01:30:15", 5415)]
    [InlineData("PT20M", 1200)]
    [InlineData("PT1H5M", 3900)]
    [InlineData("P1DT30S", 86_430)]
    [InlineData(" 5 ", 300)]
    public void Duration_is_read(string text, double seconds) => Assert.Equal(seconds, Durations.Seconds(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00:00")]
    [InlineData("1:75")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("half an hour")]
    [InlineData("15 min")]
    [InlineData("99999")]
    [InlineData("-5")]
    public void What_is_no_duration_is_none(string? text) => Assert.Null(Durations.Seconds(text));
}
