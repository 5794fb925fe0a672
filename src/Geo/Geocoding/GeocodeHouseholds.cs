using System.Text.Json;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Geocoding.Gazetteers;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace CoverageMap.Geo.Geocoding;

/// <summary>Households geocoded so far, of those that waited.</summary>
public readonly record struct GeocodeProgress(int Done, int Total);

/// <summary>
/// Geocodes the households that have no location yet. Each batch is a transaction of its own, so that a run that was
/// stopped goes on where it was. A location that came meanwhile, from a visit say, is kept.
/// </summary>
public sealed class GeocodeHouseholds(NpgsqlDataSource database, GazetteerFolders folders, TimeProvider clock)
{
    private const int BatchSize = 20_000;

    private const string Columns =
        "household_id, match_code, position, uncertainty_m, ward_id, hamlet, street, house_number, confidence, candidates, reason";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="asOf">The day whose wards households are put in.</param>
    /// <returns>Households by match code; codes that did not occur are absent.</returns>
    /// <exception cref="UserErrorException">No ward was imported.</exception>
    public async Task<IReadOnlyDictionary<MatchCode, int>> RunAsync(
        DateOnly asOf, IProgress<GeocodeProgress>? progress = null, CancellationToken cancel = default)
    {
        var geocoder = new Geocoder(await new GazetteerStore(database, folders).LoadAsync(cancel));
        var stored = (await new AreaStore(database).AllAsync(cancel))
            .Where(area => area.Level == AreaLevel.Ward && area.IsValidOn(asOf)).ToDictionary(area => area.Code, area => area.Id);
        var total = await WaitingAsync(cancel);
        var counts = new SortedDictionary<MatchCode, int>();
        var (done, last) = (0, 0L);
        while (await BatchAsync(last, cancel) is { Count: > 0 } batch)
        {
            var results = new GeocodeResult[batch.Count];
            Parallel.For(0, batch.Count, new ParallelOptions { CancellationToken = cancel },
                at => results[at] = Storable(geocoder.Resolve(batch[at].Address, asOf), stored));
            await StoreAsync(batch, results, stored, cancel);
            foreach (var result in results) counts[result.Code] = counts.GetValueOrDefault(result.Code) + 1;
            last = batch[^1].Id;
            done += batch.Count;
            progress?.Report(new GeocodeProgress(done, Math.Max(done, total)));
        }
        return counts;
    }

    /// <summary>Lets those wait again that could not be resolved, for a gazetteer that has learned since.</summary>
    /// <returns>The number of households that wait again.</returns>
    public Task<int> ForgetUnresolvedAsync(CancellationToken cancel) => database.ExecuteAsync(
        "DELETE FROM household_location WHERE match_code IN ('district', 'none')", cancel);

    // A household is counted in a stored ward. Without one it waits on the coordinator's work list.
    private static GeocodeResult Storable(GeocodeResult result, Dictionary<string, int> stored)
    {
        if (result.Ward is not { } ward)
        {
            // The work list sorts by what an address may mean, if that is a district only.
            IReadOnlyList<GeocodeCandidate> candidates = result.Candidates.Count > 0 || result.District is not { } district ? result.Candidates
                : [new GeocodeCandidate(district, null, result.Position, result.UncertaintyMetres, result.Confidence)];
            return result with { Position = null, UncertaintyMetres = null, Candidates = candidates, Reason = result.Reason ?? "no ward" };
        }
        if (stored.ContainsKey(ward.Code) && result.Position is not null) return result;
        return result with
        {
            Code = MatchCode.None,
            Position = null,
            UncertaintyMetres = null,
            Candidates = [new GeocodeCandidate(ward, result.Hamlet, result.Position, result.UncertaintyMetres, result.Confidence)],
            Reason = $"lies in {ward.FullName}, {ward.Province.FullName}, which is not stored; `coverage areas import` adds wards",
        };
    }

    private async Task<int> WaitingAsync(CancellationToken cancel) => (await database.QueryAsync("""
        SELECT count(*)::integer FROM household h
        WHERE NOT EXISTS (SELECT FROM household_location l WHERE l.household_id = h.household_id)
        """, row => row.GetInt32(0), cancel))[0];

    private Task<List<(long Id, string Address)>> BatchAsync(long after, CancellationToken cancel) => database.QueryAsync("""
        SELECT h.household_id, h.address FROM household h
        WHERE h.household_id > $1
          AND NOT EXISTS (SELECT FROM household_location l WHERE l.household_id = h.household_id)
        ORDER BY h.household_id LIMIT $2
        """, row => (row.GetInt64(0), row.GetString(1)), cancel, after, BatchSize);

    private async Task StoreAsync(
        List<(long Id, string Address)> batch, GeocodeResult[] results, Dictionary<string, int> stored, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(
            $"CREATE TEMPORARY TABLE located ON COMMIT DROP AS SELECT {Columns} FROM household_location WHERE false", cancel);
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY located ({Columns}) FROM STDIN (FORMAT BINARY)", cancel))
        {
            for (var at = 0; at < results.Length; at++)
            {
                var ward = results[at].Position is not null ? stored[results[at].Ward!.Code] : (int?)null;
                await WriteAsync(copy, batch[at].Id, results[at], ward, cancel);
            }
            await copy.CompleteAsync(cancel);
        }
        await connection.ExecuteAsync($"""
            INSERT INTO household_location ({Columns}, located_at)
            SELECT {Columns}, $1 FROM located
            ON CONFLICT (household_id) DO NOTHING
            """, cancel, clock.GetUtcNow());
        await transaction.CommitAsync(cancel);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, long household, GeocodeResult result, int? ward, CancellationToken cancel)
    {
        await copy.StartRowAsync(cancel);
        await copy.WriteAsync(household, cancel);
        await copy.WriteAsync(result.Code.ToString().ToLowerInvariant(), cancel);
        await WriteAsync(copy, result.Position is { } at ? new Point(at.Lon, at.Lat) { SRID = 4326 } : null, NpgsqlDbType.Geometry, cancel);
        await WriteAsync(copy, result.UncertaintyMetres, NpgsqlDbType.Integer, cancel);
        await WriteAsync(copy, ward, NpgsqlDbType.Integer, cancel);
        await WriteAsync(copy, result.Hamlet, NpgsqlDbType.Text, cancel);
        await WriteAsync(copy, result.Street, NpgsqlDbType.Text, cancel);
        await WriteAsync(copy, result.HouseNumber, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync((float)result.Confidence, NpgsqlDbType.Real, cancel);
        await WriteAsync(copy, result.Candidates.Count > 0 ? Candidates(result.Candidates) : null, NpgsqlDbType.Jsonb, cancel);
        await WriteAsync(copy, result.Reason, NpgsqlDbType.Text, cancel);
    }

    private static async Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancel)
    {
        if (value is null) await copy.WriteNullAsync(cancel);
        else await copy.WriteAsync(value, type, cancel);
    }

    private static string Candidates(IReadOnlyList<GeocodeCandidate> candidates) => JsonSerializer.Serialize(candidates.Select(candidate => new
    {
        area = candidate.Unit.Code,
        name = candidate.Unit.FullName,
        score = candidate.Score,
        hamlet = candidate.Hamlet,
        lon = candidate.Position?.Lon,
        lat = candidate.Position?.Lat,
        uncertainty_m = candidate.UncertaintyMetres,
    }), Json);
}
