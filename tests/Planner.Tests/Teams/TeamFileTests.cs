using CoverageMap.Geo;
using CoverageMap.Planner.Teams;
using CoverageMap.Support;

namespace CoverageMap.Planner.Tests.Teams;

public sealed class TeamFileTests
{
    private const string Head =
        "code,name,area,skills,kits,stock,shift_start,shift_end,break_from,break_until,break_minutes,depot_name,depot_lon,depot_lat,speed_kmh\n";

    private const string GoodRow =
        "CA01,\"Tổ 1, Lộc Ninh\",692,police;digital,biometric:1,sim:40;phone:5,07:30,17:00,11:00,12:30,60,UBND,106.59,11.84,30\n";

    [Fact]
    public void Row_is_read_into_a_team()
    {
        var (_, team) = Assert.Single(Read(Head + GoodRow).Teams);
        Assert.Equal(("CA01", "Tổ 1, Lộc Ninh", "692"), (team.Code, team.Name, team.AreaCode));
        Assert.Equal(["police", "digital"], team.Skills);
        Assert.Equal(5, team.Stock["phone"]);
        Assert.Equal(new ShiftBreak(new(11, 0), new(12, 30), 60), team.Break);
        Assert.Equal(new LonLat(106.59, 11.84), team.Depot);
    }

    [Fact]
    public void Team_without_a_break_has_empty_break_columns() => Assert.Null(
        Assert.Single(Read(Head + GoodRow.Replace("11:00,12:30,60", ",,", StringComparison.Ordinal)).Teams).Team.Break);

    [Theory]
    [InlineData("CA01", "", "code")]
    [InlineData("police;digital", "", "skills")]
    [InlineData("biometric:1", "biometric:one", "kits")]
    [InlineData("sim:40;phone:5", "sim:40;sim:5", "stock")]
    [InlineData("07:30", "7h30", "shift_start")]
    [InlineData("17:00", "07:00", "shift_end")]
    [InlineData("11:00", "06:00", "break_from")]
    [InlineData("12:30", "10:30", "break_until")]
    [InlineData("12:30", "17:30", "break_until")]
    [InlineData(",60,", ",600,", "break_minutes")]
    [InlineData("106.59", "10659", "depot_lon")]
    [InlineData("11.84", "\"11,84\"", "depot_lat")]
    [InlineData(",30\n", ",fast\n", "speed_kmh")]
    public void Wrong_value_is_reported_with_row_and_column(string good, string wrong, string column)
    {
        var content = Read(Head + GoodRow.Replace("CA01", "CA00", StringComparison.Ordinal) + GoodRow.Replace(good, wrong, StringComparison.Ordinal));
        Assert.Equal((3, column), Assert.Single(content.Errors.Select(error => (error.Row, error.Column)).Distinct()));
        Assert.Single(content.Teams);
    }

    [Fact]
    public void Every_error_of_every_row_is_reported()
    {
        var wrong = GoodRow.Replace("07:30", "soon", StringComparison.Ordinal).Replace("106.59", "east", StringComparison.Ordinal);
        Assert.Equal([2, 2, 3, 3], Read(Head + wrong + wrong).Errors.Select(error => error.Row));
    }

    [Fact]
    public void Same_code_twice_is_reported() =>
        Assert.Equal("Row 3, column `code`: 'CA01' is there twice; give every team a code of its own.",
            Assert.Single(Read(Head + GoodRow + GoodRow).Errors).ToString());

    [Fact]
    public void File_without_a_column_is_refused_by_its_name() => Assert.Contains("no column speed_kmh",
        Assert.Throws<UserErrorException>(() => Read(Head.Replace(",speed_kmh", "", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("692")]
    [InlineData("689")]
    public void Sample_teams_survive_being_written_and_read(string district)
    {
        var teams = SampleTeams.Draw(ProjectData.Folder, district, seed: 1);
        Assert.Equal(Text(teams), Text(SampleTeams.Draw(ProjectData.Folder, district, seed: 1)));
        var content = Read(Text(teams));
        Assert.Empty(content.Errors);
        Assert.Equal(Text(teams), Text([.. content.Teams.Select(entry => entry.Team)]));
        Assert.InRange(teams.Count, 25, 60);
        Assert.Contains(teams, team => team.Skills.Contains("police"));
        Assert.Contains(teams, team => team.ShiftStart.Hour == 17);
    }

    private static string Text(IReadOnlyList<Team> teams)
    {
        var text = new StringWriter();
        TeamFile.Write(text, teams);
        return text.ToString();
    }

    private static TeamFileContent Read(string text) => TeamFile.Read(new StringReader(text));
}
