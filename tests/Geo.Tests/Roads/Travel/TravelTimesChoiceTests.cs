using CoverageMap.Geo.Roads;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Support;
using Microsoft.Extensions.Time.Testing;

namespace CoverageMap.Geo.Tests.Roads.Travel;

public sealed class TravelTimesChoiceTests : IDisposable
{
    private readonly RoadFiles _files = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly TravelTimesChoice _choice;

    public TravelTimesChoiceTests() => _choice = new(_files.Folder);

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Without_a_road_file_there_the_great_circle_serves()
    {
        Assert.IsType<GreatCircleTravelTimes>(_choice.For([new(105, 21)]));
        Build("elsewhere", 107);
        Assert.IsType<GreatCircleTravelTimes>(_choice.For([new(105, 21)]));
        Assert.IsType<GreatCircleTravelTimes>(new TravelTimesChoice().For([new(107, 21)]));
    }

    [Fact]
    public void File_near_most_points_serves()
    {
        Build("west", 105);
        Build("east", 106);
        var chosen = _choice.For([new(105.001, 21), new(106.001, 21), new(106.002, 21), new(110, 15)]);
        Assert.StartsWith("roads east (motorbike, ", chosen.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Learned_times_serve_until_the_roads_are_imported_anew()
    {
        Build("west", 105);
        _clock.Advance(TimeSpan.FromDays(1));
        using (var network = _files.Folder.Open("west"))
            ApplySpeeds.Run(network, _ => 2, "learned", _files.Folder, "west-learned", _clock, null, default);
        LonLat[] points = [new(105.001, 21), new(105.009, 21)];
        var learned = _choice.For(points);
        Assert.StartsWith("roads west-learned", learned.Name, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromDays(1));
        Build("west", 105);
        var anew = _choice.For(points);
        Assert.StartsWith("roads west (", anew.Name, StringComparison.Ordinal);
        Assert.Equal(2 * anew.Matrix(points, 25, default).Seconds(0, 1), learned.Matrix(points, 25, default).Seconds(0, 1), 1.0);
    }

    [Fact]
    public void Name_of_a_plan_finds_the_import_that_it_was_made_with()
    {
        Build("west", 105);
        var name = _choice.For([new(105.001, 21)]).Name;
        Assert.Equal(name, _choice.ByName(name).Name);
        Assert.Equal(name, new TravelTimesChoice(_files.Folder).ByName(name).Name);
        Assert.IsType<GreatCircleTravelTimes>(_choice.ByName(new GreatCircleTravelTimes(1.2).Name));
    }

    [Fact]
    public void Import_that_was_replaced_is_told_from_the_present_one()
    {
        Build("west", 105);
        var former = _choice.For([new(105.001, 21)]).Name;
        _clock.Advance(TimeSpan.FromSeconds(1));
        Build("west", 105);
        File.SetLastWriteTimeUtc(_files.Folder.FileOf("west"), DateTime.UnixEpoch.AddYears(60));
        Assert.NotEqual(former, _choice.For([new(105.001, 21)]).Name);
        Assert.Contains("imported anew since", Assert.Throws<UserErrorException>(() => _choice.ByName(former)).Message, StringComparison.Ordinal);
        File.Delete(_files.Folder.FileOf("west"));
        Assert.Contains("not at hand", Assert.Throws<UserErrorException>(() => _choice.ByName(former)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_file_is_passed_over_for_one_that_can_be_read()
    {
        Build("west", 105);
        File.WriteAllText(_files.Folder.FileOf("broken"), "no roads");
        Assert.StartsWith("roads west", _choice.For([new(105.001, 21)]).Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_file_about_the_points_is_not_passed_over_in_silence()
    {
        Build("west", 105);
        var whole = File.ReadAllBytes(_files.Folder.FileOf("west"));
        whole[^1] ^= 1;
        whole[whole.Length / 2] ^= 1;
        File.WriteAllBytes(_files.Folder.FileOf("west"), whole);
        if (_files.Folder.List(out _).Count == 1) // else not even its own description can be read
            Assert.Contains("damaged", Assert.Throws<UserErrorException>(() => _choice.For([new(105.001, 21)])).Message, StringComparison.Ordinal);
        Build("west-2", 105);
        Assert.StartsWith("roads west-2", _choice.For([new(105.001, 21)]).Name, StringComparison.Ordinal);
    }

    private void Build(string name, double lon) => SmallStreets.Build(_files.Folder, name, _clock, ("Phố Huế", "residential", [new(lon, 21), new(lon + 0.01, 21)]));
}
