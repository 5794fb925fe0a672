using System.Globalization;
using System.Text;
using CoverageMap.Geo.Geocoding.Gazetteers;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Geocoding;

/// <summary>Geocodes a CSV file of addresses into another, in the same order, without a database.</summary>
public sealed class GeocodeFile(Geocoder geocoder)
{
    private const int BatchSize = 1000;
    private const int LongestRow = 1_000_000;

    private const string Heading = "id,province_code,district_code,ward_code,province,district,ward,hamlet,street,house_number," +
        "lon,lat,uncertainty_m,match_code,confidence,candidates\n";

    /// <param name="source">CSV in UTF-8 with the columns `id` and `address`; others are left alone.</param>
    /// <param name="target">Written beside its place and moved there when whole.</param>
    /// <param name="threads">Addresses resolved at the same time, at least 1.</param>
    /// <param name="progress">Receives the share of the file that was read, 0 to 1.</param>
    /// <returns>Addresses by match code.</returns>
    /// <exception cref="UserErrorException">A file cannot be read or written.</exception>
    public async Task<IReadOnlyDictionary<MatchCode, int>> RunAsync(
        string source, string target, DateOnly asOf, int threads, IProgress<double>? progress, CancellationToken cancel)
    {
        var unfinished = target + ".new";
        try
        {
            using var stream = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            SortedDictionary<MatchCode, int> counts;
            await using (var file = new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16))
                counts = await ResolveAsync(stream, file, asOf, threads, progress, cancel);
            File.Move(unfinished, target, overwrite: true);
            return counts;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CsvFormatException or DecoderFallbackException or CsvRecordTooLargeException)
        {
            throw new UserErrorException($"{source} cannot be geocoded into {target}: {error.Message} It needs the columns id and address, in UTF-8.", error);
        }
        finally
        {
            // Of a folder that does not exist nothing can be deleted, and that error would hide the first.
            if (File.Exists(unfinished)) File.Delete(unfinished);
        }
    }

    private async Task<SortedDictionary<MatchCode, int>> ResolveAsync(
        Stream stream, StreamWriter file, DateOnly asOf, int threads, IProgress<double>? progress, CancellationToken cancel)
    {
        var counts = new SortedDictionary<MatchCode, int>();
        var running = new Queue<Task<(string Lines, int[] Counts)>>();
        await file.WriteAsync(Heading.AsMemory(), cancel);
        foreach (var batch in Batches(stream))
        {
            if (running.Count >= threads) await WriteAsync();
            running.Enqueue(Task.Run(() => Resolve(batch, asOf), cancel));
            progress?.Report((double)stream.Position / Math.Max(1, stream.Length));
        }
        while (running.Count > 0) await WriteAsync();
        progress?.Report(1);
        return counts;

        async Task WriteAsync()
        {
            var (lines, found) = await running.Dequeue().WaitAsync(cancel);
            await file.WriteAsync(lines.AsMemory(), cancel);
            for (var code = 0; code < found.Length; code++)
                if (found[code] > 0) counts[(MatchCode)code] = counts.GetValueOrDefault((MatchCode)code) + found[code];
        }
    }

    private static IEnumerable<List<(string Id, string Address)>> Batches(Stream stream)
    {
        using var csv = CsvDataReader.Create(
            new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)),
            new CsvDataReaderOptions { Delimiter = ',', BufferSize = 1 << 16, MaxBufferSize = LongestRow, ResultSetMode = ResultSetMode.SingleResult });
        var (id, address) = (Ordinal(csv, "id"), Ordinal(csv, "address"));
        var batch = new List<(string, string)>(BatchSize);
        while (csv.Read())
        {
            batch.Add((csv.GetString(id), address < csv.RowFieldCount ? csv.GetString(address) : ""));
            if (batch.Count < BatchSize) continue;
            yield return batch;
            batch = new List<(string, string)>(BatchSize);
        }
        if (batch.Count > 0) yield return batch;
    }

    private static int Ordinal(CsvDataReader csv, string column)
    {
        for (var at = 0; at < csv.FieldCount; at++)
            if (csv.GetName(at).Trim().Equals(column, StringComparison.OrdinalIgnoreCase)) return at;
        throw new UserErrorException($"The file to geocode has no column {column}; its first line names the columns id and address.");
    }

    private (string Lines, int[] Counts) Resolve(List<(string Id, string Address)> batch, DateOnly asOf)
    {
        var counts = new int[Enum.GetValues<MatchCode>().Length];
        var lines = new StringBuilder(batch.Count * 120);
        foreach (var (id, address) in batch)
        {
            var result = geocoder.Resolve(address, asOf);
            counts[(int)result.Code]++;
            Append(lines, id, result);
        }
        return (lines.ToString(), counts);
    }

    private static void Append(StringBuilder line, string id, GeocodeResult result)
    {
        var at = result.Position;
        line.Append(CsvCell.Quote(id)).Append(',').Append(result.Province?.Code).Append(',').Append(result.District?.Code).Append(',').Append(result.Ward?.Code);
        foreach (var name in (ReadOnlySpan<string?>)[result.Province?.Name, result.District?.Name, result.WardName, result.Hamlet, result.Street, result.HouseNumber])
            line.Append(',').Append(name is null ? "" : CsvCell.Quote(name));
        line.Append(CultureInfo.InvariantCulture, $",{at?.Lon:0.000000},{at?.Lat:0.000000},{result.UncertaintyMetres},")
            .Append(Code(result.Code)).Append(CultureInfo.InvariantCulture, $",{result.Confidence:0.###},");
        if (result.Candidates.Count > 0) line.Append(CsvCell.Quote(string.Join("; ", result.Candidates.Select(Describe))));
        line.Append('\n');
    }

    private static string Describe(GeocodeCandidate candidate) => candidate.Unit.District is { } district
        ? $"{candidate.Unit.Code} {candidate.Unit.FullName}, {district.FullName}" : $"{candidate.Unit.Code} {candidate.Unit.FullName}";

    private static string Code(MatchCode code) => code switch
    {
        MatchCode.House => "house",
        MatchCode.Street => "street",
        MatchCode.Hamlet => "hamlet",
        MatchCode.Ward => "ward",
        MatchCode.District => "district",
        _ => "none",
    };
}
