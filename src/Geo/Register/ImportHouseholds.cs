using System.Security.Cryptography;
using System.Text;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Imports a register: good rows are merged while the file is read, all in one transaction.
/// Nobody is ever deleted: a household missing from a newer file stays, since the denominator shrinks only by a signed event.
/// </summary>
public sealed class ImportHouseholds(NpgsqlDataSource database, CampaignStore campaigns, TimeProvider clock)
{
    /// <summary>The rest of the time goes to statistics and the commit.</summary>
    private const double StoringShare = 0.95;

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
        var merge = await RegisterMerge.BeginAsync(transaction, campaign, clock.GetUtcNow(), cancel);
        await foreach (var batch in RegisterBatches.ReadAsync(file, cancel))
        {
            await merge.StoreAsync(batch.Rows, cancel);
            progress?.Report(batch.Share * StoringShare);
        }
        if (reportPath is not null) await ImportReport.WriteAsync(reportPath, file.Columns, file.Rejected, file.PositionsNotTaken, cancel);
        await merge.EndAsync(cancel);
        var counts = merge.Counts;
        var result = new ImportResult(file.RowsRead, file.Rejected, counts.HouseholdsAdded, counts.HouseholdsChanged,
            counts.ResidentsAdded, counts.ResidentsChanged, counts.GapsAdded, counts.GapsChanged)
        {
            PositionsNotTaken = file.PositionsNotTakenCount,
            Notes = file.Notes,
        };
        await LogAsync(connection, path, digest, result, cancel);
        await transaction.CommitAsync(cancel);
        progress?.Report(1);
        return result;
    }

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
