using System.Globalization;
using CoverageMap.Geo.Database;
using Npgsql;
using NpgsqlTypes;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Geocoding;

/// <summary>How households of one match code lie to the truth; errors in metres.</summary>
/// <param name="InTrueWard">Households put into the ward they are in.</param>
/// <param name="WithinUncertainty">Households no farther from the truth than their stated uncertainty.</param>
public sealed record MatchQuality(
    string MatchCode, int Households, int InTrueWard, int WithinUncertainty, double? MedianErrorMetres, double? P90ErrorMetres);

/// <summary>
/// Measures a geocoded register against known positions: a CSV with `household`, `lon`, `lat` and `ward_code`. Nothing
/// else reads such a file, the geocoder least of all.
/// </summary>
public sealed class GeocodeComparison(NpgsqlDataSource database)
{
    /// <returns>A line for each match code that occurs.</returns>
    /// <exception cref="UserErrorException">The file cannot be read.</exception>
    public async Task<IReadOnlyList<MatchQuality>> RunAsync(string truthPath, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(
            "CREATE TEMPORARY TABLE truth (code text, lon double precision, lat double precision, ward text) ON COMMIT DROP", cancel);
        await CopyAsync(connection, truthPath, cancel);
        return await connection.QueryAsync("""
            WITH compared AS (
              SELECT l.match_code, w.code = t.ward AS in_ward, l.uncertainty_m,
                ST_Distance(l.position::geography, ST_SetSRID(ST_MakePoint(t.lon, t.lat), 4326)::geography) AS error_m
              FROM truth t JOIN household h USING (code) JOIN household_location l USING (household_id)
              LEFT JOIN area w ON w.area_id = l.ward_id
            )
            SELECT match_code, count(*)::integer, count(*) FILTER (WHERE in_ward)::integer,
              count(*) FILTER (WHERE error_m <= uncertainty_m)::integer,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY error_m), percentile_cont(0.9) WITHIN GROUP (ORDER BY error_m)
            FROM compared GROUP BY match_code ORDER BY count(*) DESC
            """, row => new MatchQuality(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3),
                row.IsDBNull(4) ? null : row.GetDouble(4), row.IsDBNull(5) ? null : row.GetDouble(5)), cancel);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string path, CancellationToken cancel)
    {
        try
        {
            using var csv = CsvDataReader.Create(path, new CsvDataReaderOptions { Delimiter = ',' });
            int[] columns = [.. ((string[])["household", "lon", "lat", "ward_code"]).Select(csv.GetOrdinal)];
            await using var copy = await connection.BeginBinaryImportAsync("COPY truth FROM STDIN (FORMAT binary)", cancel);
            while (await csv.ReadAsync(cancel))
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(csv.GetString(columns[0]), NpgsqlDbType.Text, cancel);
                await copy.WriteAsync(double.Parse(csv.GetString(columns[1]), CultureInfo.InvariantCulture), NpgsqlDbType.Double, cancel);
                await copy.WriteAsync(double.Parse(csv.GetString(columns[2]), CultureInfo.InvariantCulture), NpgsqlDbType.Double, cancel);
                await copy.WriteAsync(csv.GetString(columns[3]), NpgsqlDbType.Text, cancel);
            }
            await copy.CompleteAsync(cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CsvFormatException or FormatException or IndexOutOfRangeException)
        {
            throw new UserErrorException(
                $"Truth file {path} cannot be read: {error.Message} It needs the columns household, lon, lat, ward_code.", error);
        }
    }
}
