using CoverageMap.Planner.Teams;
using CoverageMap.Support;
using static CoverageMap.Planner.Tests.TestDistrict;

namespace CoverageMap.Planner.Tests.Teams;

public sealed class ImportTeamsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Same_file_again_changes_nothing()
    {
        var district = await CreateAsync(database.Source);
        Team[] teams = [district.Team("A", district.DistrictCode, "digital"), district.Team("B", district.WestCode, "police")];
        Assert.Equal(new TeamChanges(2, 0, 0), (await ImportAsync(district, teams)).Changes);
        Assert.Equal(new TeamChanges(0, 0, 2), (await ImportAsync(district, teams)).Changes);
        teams[1] = teams[1] with { SpeedKmh = 25 };
        Assert.Equal(new TeamChanges(0, 1, 1), (await ImportAsync(district, teams)).Changes);
        var stored = (await new TeamStore(database.Source).AllAsync(CancellationToken.None)).Select(team => team.Team)
            .Where(team => team.Code.StartsWith(district.DistrictCode, StringComparison.Ordinal));
        Assert.Equal(teams.Select(Text), stored.Select(Text));
    }

    [Fact]
    public async Task File_with_an_unknown_area_or_skill_stores_nothing()
    {
        var district = await CreateAsync(database.Source);
        var import = await ImportAsync(district,
            [district.Team("A", district.DistrictCode, "digital"), district.Team("B", "99999", "juggling")]);
        Assert.Null(import.Changes);
        Assert.Equal([(3, "area"), (3, "skills")], import.Errors.Select(error => (error.Row, error.Column)));
        Assert.DoesNotContain(await new TeamStore(database.Source).AllAsync(CancellationToken.None),
            team => team.Team.Code.StartsWith(district.DistrictCode, StringComparison.Ordinal));
    }

    private Task<TeamImport> ImportAsync(TestDistrict district, params Team[] teams) =>
        new ImportTeams(database.Source, district.Campaign).RunAsync(new StringReader(Text(teams)), CancellationToken.None);

    private static string Text(params Team[] teams)
    {
        var text = new StringWriter();
        TeamFile.Write(text, teams);
        return text.ToString();
    }

    private static string Text(Team team) => Text([team]);
}
