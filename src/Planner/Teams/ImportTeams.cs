using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Campaigns;
using Npgsql;

namespace CoverageMap.Planner.Teams;

/// <param name="Changes">Null when the file has errors; then nothing was stored.</param>
public sealed record TeamImport(TeamChanges? Changes, IReadOnlyList<TeamFileError> Errors);

/// <summary>Imports a teams file: all of it, or nothing and every error in it. The same file again changes nothing.</summary>
public sealed class ImportTeams(NpgsqlDataSource database, Campaign campaign)
{
    /// <summary>Areas are those of the campaign's first day.</summary>
    /// <exception cref="UserErrorException">The file is empty, lacks a column or holds no team.</exception>
    public async Task<TeamImport> RunAsync(TextReader file, CancellationToken cancel)
    {
        var content = TeamFile.Read(file);
        var errors = content.Errors.Concat(await UnknownAsync(content, cancel)).OrderBy(error => error.Row).ToList();
        if (errors.Count > 0) return new(null, errors);
        if (content.Teams.Count == 0) throw new UserErrorException("The teams file holds no team; write a row for each.");
        var teams = content.Teams.Select(entry => entry.Team).ToList();
        return new(await new TeamStore(database).SaveAsync(teams, campaign.StartsOn, cancel), []);
    }

    private async Task<List<TeamFileError>> UnknownAsync(TeamFileContent content, CancellationToken cancel)
    {
        var areas = (await new AreaStore(database).AllAsync(cancel)).Where(area => area.IsValidOn(campaign.StartsOn))
            .Select(area => area.Code).ToHashSet();
        var skills = campaign.Gaps.Select(gap => gap.Skill).ToHashSet();
        var errors = new List<TeamFileError>();
        foreach (var (row, team) in content.Teams)
        {
            if (!areas.Contains(team.AreaCode))
                errors.Add(new(row, "area", team.AreaCode, $"is no area on {campaign.StartsOn:yyyy-MM-dd}; `coverage areas list` shows the codes"));
            foreach (var skill in team.Skills.Except(skills))
                errors.Add(new(row, "skills", skill, $"is no skill of the campaign; it has {string.Join(", ", skills)}"));
        }
        return errors;
    }
}
