using CoverageMap.Geo.Database;
using Npgsql;
using NpgsqlTypes;

namespace CoverageMap.Geo.Campaigns;

/// <summary>The campaign in force, in the database.</summary>
public sealed class CampaignStore(NpgsqlDataSource database)
{
    /// <exception cref="UserErrorException">None is stored yet.</exception>
    public async Task<Campaign> CurrentAsync(CancellationToken cancel)
    {
        var files = await database.QueryAsync(
            "SELECT file::text FROM campaign ORDER BY campaign_id DESC LIMIT 1", row => row.GetString(0), cancel);
        return files.Count > 0
            ? CampaignFile.Parse(files[0], "in the database (`coverage campaign import FILE` replaces it)")
            : throw new UserErrorException("No campaign is stored yet; run `coverage campaign import data/campaigns/4-phu.json`.");
    }

    /// <summary>Stores the campaign, or changes the stored one of the same code; gaps that people already have stay.</summary>
    /// <exception cref="UserErrorException">Another campaign is in force, or a gap in use is missing from the new file.</exception>
    public async Task SaveAsync(Campaign campaign, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var other = await connection.QueryAsync(
            "SELECT code FROM campaign WHERE code <> $1", row => row.GetString(0), cancel, campaign.Code);
        if (other.Count > 0)
            throw new UserErrorException($"Campaign '{other[0]}' is in force in this database; use another database for '{campaign.Code}'.");
        await connection.ExecuteAsync("""
            INSERT INTO campaign (code, name, starts_on, ends_on, file) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (code) DO UPDATE
              SET name = excluded.name, starts_on = excluded.starts_on, ends_on = excluded.ends_on, file = excluded.file
            """, cancel, campaign.Code, campaign.Name, campaign.StartsOn, campaign.EndsOn,
            new NpgsqlParameter { Value = CampaignFile.Write(campaign).ToJsonString(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        foreach (var (gap, position) in campaign.Gaps.Select((gap, index) => (gap, (short)index)))
            await connection.ExecuteAsync("""
                INSERT INTO gap (campaign_id, code, name_vi, name_en, position)
                SELECT campaign_id, $2, $3, $4, $5 FROM campaign WHERE code = $1
                ON CONFLICT (code) DO UPDATE
                  SET name_vi = excluded.name_vi, name_en = excluded.name_en, position = excluded.position
                """, cancel, campaign.Code, gap.Code, gap.NameVi, gap.NameEn, position);
        await RemoveGapsAsync(connection, campaign, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task RemoveGapsAsync(NpgsqlConnection connection, Campaign campaign, CancellationToken cancel)
    {
        var codes = campaign.Gaps.Select(gap => gap.Code).ToArray();
        var used = await connection.QueryAsync("""
            SELECT code FROM gap g
            WHERE code <> ALL ($1) AND EXISTS (SELECT FROM resident_gap r WHERE r.gap_id = g.gap_id)
            """, row => row.GetString(0), cancel, codes);
        if (used.Count > 0)
            throw new UserErrorException(
                $"Gap '{used[0]}' is not in the campaign file, but residents in the register have it; keep it in the file.");
        await connection.ExecuteAsync("DELETE FROM gap WHERE code <> ALL ($1)", cancel, codes);
    }
}
