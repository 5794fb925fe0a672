using System.Resources;
using CoverageMap.Viewer.Languages;
using System.Globalization;

namespace CoverageMap.Viewer.Tests;

public sealed class TextsTests
{
    private static readonly ResourceManager Texts = new(typeof(Texts));

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places_for_values()
    {
        var vietnamese = Read(CultureInfo.InvariantCulture);
        var english = Read(Language.English);
        Assert.Equal(vietnamese.Keys.Order(), english.Keys.Order());
        foreach (var (key, text) in vietnamese)
            Assert.True(Places(text).SetEquals(Places(english[key])), $"{key}: '{text}' and '{english[key]}'");
    }

    [Fact]
    public void Every_reason_and_outcome_has_a_text()
    {
        foreach (var reason in Planner.Problems.LeftOutReason.All)
            Assert.NotNull(Texts.GetString($"Reason.{reason}", Language.English));
        foreach (var outcome in Pages.Teams.DayModel.Outcomes)
            Assert.NotNull(Texts.GetString($"Outcome.{Geo.Visits.VisitRules.Code(outcome)}", Language.English));
    }

    [Theory]
    [InlineData(850, "850 m", "850 m")]
    [InlineData(1234, "1,2 km", "1.2 km")]
    [InlineData(1_234_567, "1.235 km", "1,235 km")]
    public void Distance_is_written_as_the_language_does(long metres, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, In(Language.Vietnamese, () => Display.Distance(metres)));
        Assert.Equal(english, In(Language.English, () => Display.Distance(metres)));
    }

    [Theory]
    [InlineData(9999, 10_000, "99,9%")]
    [InlineData(10_000, 10_000, "100,0%")]
    [InlineData(0, 0, "–")]
    public void Rate_is_rounded_down_so_that_almost_all_is_not_all(long done, long eligible, string shown) =>
        Assert.Equal(shown, In(Language.Vietnamese, () => Display.Percent(new Geo.Coverage.GapCount(eligible, done))));

    private static Dictionary<string, string> Read(CultureInfo culture)
    {
        var set = Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.NotNull(set);
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static HashSet<string> Places(string text) =>
        [.. System.Text.RegularExpressions.Regex.Matches(text, @"\{\d\}").Select(match => match.Value)];

    private static string In(CultureInfo culture, Func<string> write)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
