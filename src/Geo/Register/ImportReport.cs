using System.Globalization;
using System.Text;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Writes what was not taken as CSV: the row's own columns first, so that it can be corrected and imported alone.
/// In UTF-8 with a mark, without which spreadsheets take Vietnamese for Western European.
/// </summary>
public static class ImportReport
{
    private const string Row = "row", Position = "position";

    /// <summary>Rejected rows only.</summary>
    public static Task WriteAsync(
        string path, IReadOnlyList<string> columns, IReadOnlyList<RejectedRow> rejected, CancellationToken cancel) =>
        WriteAsync(path, columns, rejected, [], cancel);

    /// <param name="positions">Rows whose resident was taken and whose position was not.</param>
    public static async Task WriteAsync(
        string path, IReadOnlyList<string> columns, IReadOnlyList<RejectedRow> rejected, IReadOnlyList<RejectedRow> positions,
        CancellationToken cancel)
    {
        try
        {
            await using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\n" };
            await file.WriteLineAsync(Line([.. columns, "row", "column", "value", "reason", "repair", "not_taken"]).AsMemory(), cancel);
            foreach (var (what, rows) in ((string, IReadOnlyList<RejectedRow>)[])[(Row, rejected), (Position, positions)])
                foreach (var row in rows)
                    await file.WriteLineAsync(Line([.. row.Cells, row.Row.ToString(CultureInfo.InvariantCulture), row.Column, row.Value, row.Reason, row.Repair, what]).AsMemory(), cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The report {path} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>A cell without the apostrophe that a report puts before what a spreadsheet would take for a formula.</summary>
    internal static string Plain(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && CsvCell.WithoutFormula(cell[1..]).Length == cell.Length ? cell[1..] : cell;

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(cell => CsvCell.Quote(CsvCell.WithoutFormula(cell))));
}
