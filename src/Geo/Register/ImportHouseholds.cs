using System.Security.Cryptography;
using System.Text;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using Npgsql;
using NpgsqlTypes;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Imports a register: good rows by binary COPY to a temporary table, then one merge, all in one transaction.
/// Nobody is ever deleted: a household missing from a newer file stays, since the denominator shrinks only by a signed event.
/// </summary>
public sealed class ImportHouseholds(NpgsqlDataSource database, CampaignStore campaigns, TimeProvider clock)
{
    /// <summary>Takes the file in, unless the newest import was of this very file.</summary>
    /// <param name="reportPath">Where rejected rows are written; null: nowhere.</param>
    /// <exception cref="UserErrorException">The file as a whole cannot be taken; nothing is stored.</exception>
    public async Task<ImportResult> RunAsync(
        string path, string? reportPath, IProgress<double>? progress, CancellationToken cancel, RegisterFileOptions? options = null)
    {
        var campaign = await campaigns.CurrentAsync(cancel);
        var digest = await DigestAsync(path, campaign, options, cancel);
        if (await IsNewestAsync(digest, cancel)) return ImportResult.Nothing;
        var file = new RegisterFile(path, campaign, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), options);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await CopyAsync(connection, file.Rows(progress, cancel), cancel);
        if (reportPath is not null) await ImportReport.WriteAsync(reportPath, file.Columns, file.Rejected, file.PositionsNotTaken, cancel);
        var result = await MergeAsync(connection, campaign, file, cancel);
        await LogAsync(connection, path, digest, result, cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, IEnumerable<RegisterRow> rows, CancellationToken cancel)
    {
        await connection.ExecuteAsync("""
            CREATE TEMPORARY TABLE import_row (
              household text NOT NULL, address text NOT NULL, number smallint NOT NULL, name text NOT NULL,
              birth_year smallint NOT NULL, gap_open boolean[] NOT NULL) ON COMMIT DROP
            """, cancel);
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY import_row (household, address, number, name, birth_year, gap_open) FROM STDIN (FORMAT binary)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(row.Household, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(row.Address, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(row.Number, NpgsqlDbType.Smallint, cancel);
            await copy.WriteAsync(row.Name, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(row.BirthYear, NpgsqlDbType.Smallint, cancel);
            await copy.WriteAsync((bool?[])row.Gaps, NpgsqlDbType.Array | NpgsqlDbType.Boolean, cancel);
        }
        await copy.CompleteAsync(cancel);
    }

    private static async Task<ImportResult> MergeAsync(
        NpgsqlConnection connection, Campaign campaign, RegisterFile file, CancellationToken cancel)
    {
        await connection.ExecuteAsync("ANALYZE import_row", cancel);
        await connection.ExecuteAsync(RegisterMerge.FindHouseholds, cancel);
        await connection.ExecuteAsync("ANALYZE import_household", cancel);
        await connection.ExecuteAsync(RegisterMerge.Households, cancel);
        await connection.ExecuteAsync(RegisterMerge.FindResidents, cancel);
        await connection.ExecuteAsync("ANALYZE import_resident", cancel);
        await connection.ExecuteAsync(RegisterMerge.Residents, cancel);
        await connection.ExecuteAsync(RegisterMerge.FindGaps, cancel, campaign.Gaps.Select(gap => gap.Code).ToArray());
        await connection.ExecuteAsync("ANALYZE import_gap", cancel);
        await connection.ExecuteAsync(RegisterMerge.Gaps, cancel);
        var households = await CountAsync(connection, RegisterMerge.CountHouseholds, cancel);
        var residents = await CountAsync(connection, RegisterMerge.CountResidents, cancel);
        var gaps = await CountAsync(connection, RegisterMerge.CountGaps, cancel);
        var result = new ImportResult(file.RowsRead, file.Rejected, households.Added, households.Changed,
            residents.Added, residents.Changed, gaps.Added, gaps.Changed)
        {
            PositionsNotTaken = file.PositionsNotTakenCount,
            Notes = file.Notes,
        };
        // The planner knows nothing yet of what this transaction added.
        await connection.ExecuteAsync("ANALYZE household; ANALYZE resident; ANALYZE resident_gap", cancel);
        if (!result.ChangedNothing) await connection.ExecuteAsync("REFRESH MATERIALIZED VIEW household_gap", cancel);
        return result;
    }

    private static async Task<(int Added, int Changed)> CountAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancel) =>
        (await connection.QueryAsync(sql, row => ((int)row.GetInt64(0), (int)row.GetInt64(1)), cancel))[0];

    private async Task LogAsync(
        NpgsqlConnection connection, string path, byte[] digest, ImportResult result, CancellationToken cancel) =>
        await connection.ExecuteAsync("""
            INSERT INTO register_import (file_name, imported_at, rows_read, rows_rejected, digest) VALUES ($1, $2, $3, $4, $5)
            """, cancel, Path.GetFileName(path), clock.GetUtcNow(), result.RowsRead, result.Rejected.Count, digest);

    private async Task<bool> IsNewestAsync(byte[] digest, CancellationToken cancel) => (await database.QueryAsync(
        "SELECT digest = $1 FROM register_import ORDER BY import_id DESC LIMIT 1", row => row.GetBoolean(0), cancel, digest))
        .FirstOrDefault();

    private static async Task<byte[]> DigestAsync(
        string path, Campaign campaign, RegisterFileOptions? options, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(CampaignFile.Write(campaign).ToJsonString()));
        if (options is not null) hash.AppendData(Encoding.UTF8.GetBytes(options.Fingerprint));
        await using var stream = RegisterFile.Open(path);
        var buffer = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;) hash.AppendData(buffer, 0, read);
        return hash.GetHashAndReset();
    }
}
