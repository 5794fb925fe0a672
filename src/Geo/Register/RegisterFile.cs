using System.Text;
using CoverageMap.Geo.Campaigns;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Reads a register: CSV in UTF-8 with a heading, one row for each resident; lines that begin with # are comments.
/// Columns are found by name. Rows stream by; only the keys of households and residents are kept in memory.
/// </summary>
public sealed class RegisterFile(string path, Campaign campaign, DateOnly today)
{
    private const int LongestRow = 1_000_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly RegisterRules _rules = new(campaign, today);

    public List<RejectedRow> Rejected { get; } = [];

    /// <summary>The register's columns, in the order of <see cref="RejectedRow.Cells"/>.</summary>
    public IReadOnlyList<string> Columns => _rules.Columns;

    public int RowsRead { get; private set; }

    /// <summary>The rows that can be taken; the others are in <see cref="Rejected"/> once the last row was read.</summary>
    /// <param name="progress">Receives the share of the file that was read, 0 to 1.</param>
    /// <exception cref="UserErrorException">The file cannot be read, is not UTF-8, or lacks a column.</exception>
    public IEnumerable<RegisterRow> Rows(IProgress<double>? progress)
    {
        using var stream = Open(path);
        using var csv = Guard(() => CsvDataReader.Create(new StreamReader(stream, StrictUtf8), new CsvDataReaderOptions
        {
            Delimiter = ',', // else it is guessed from the first line, which may be a comment
            BufferSize = 1 << 16,
            MaxBufferSize = LongestRow,
            ResultSetMode = ResultSetMode.SingleResult,
        }));
        var ordinals = Ordinals(csv);
        var cells = new string[ordinals.Length];
        while (Guard(csv.Read))
        {
            RowsRead++;
            for (var i = 0; i < cells.Length; i++) cells[i] = ordinals[i] < csv.RowFieldCount ? csv.GetString(ordinals[i]) : "";
            if (RowsRead % 10_000 == 0) progress?.Report((double)stream.Position / Math.Max(1, stream.Length));
            if (_rules.Read(RowsRead + 1, cells, out var fault) is { } row) yield return row;
            else Rejected.Add(fault!);
        }
        progress?.Report(1);
    }

    private int[] Ordinals(CsvDataReader csv)
    {
        var headings = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetName(i).Trim()).ToList();
        var ordinals = _rules.Columns
            .Select(column => headings.FindIndex(heading => heading.Equals(column, StringComparison.OrdinalIgnoreCase))).ToArray();
        var missing = _rules.Columns.Where((_, i) => ordinals[i] < 0).ToList();
        return missing.Count == 0 ? ordinals : throw new UserErrorException(
            $"Register {path} lacks the column{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing)}; " +
            $"its heading is: {string.Join(", ", headings)}.");
    }

    internal static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Register {path} cannot be read: {error.Message}", error);
        }
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException error)
        {
            throw new UserErrorException(
                $"Register {path} is not UTF-8 after row {RowsRead + 1}; save it as “CSV UTF-8” and import it again. Nothing was stored.", error);
        }
        catch (CsvMissingHeadersException error)
        {
            throw new UserErrorException(
                $"Register {path} is empty; its first line names the columns {string.Join(", ", Columns)}.", error);
        }
        catch (CsvRecordTooLargeException error)
        {
            throw new UserErrorException(
                $"Register {path} has a row of over {LongestRow / 1_000_000} million characters after row {RowsRead + 1}; " +
                "look there for a quotation mark that is never closed. Nothing was stored.", error);
        }
        catch (Exception error) when (error is CsvFormatException or IOException)
        {
            throw new UserErrorException(
                $"Register {path} is damaged after row {RowsRead + 1}: {error.Message} Nothing was stored.", error);
        }
    }
}
