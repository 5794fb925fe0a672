using System.Globalization;
using System.Text;

namespace CoverageMap.Geo.Register;

/// <summary>Writes rejected rows as CSV: the row's own columns first, so that it can be corrected and imported alone.</summary>
public static class ImportReport
{
    public static async Task WriteAsync(
        string path, IReadOnlyList<string> columns, IReadOnlyList<RejectedRow> rejected, CancellationToken cancel)
    {
        var text = new StringBuilder();
        AppendLine(text, [.. columns, "row", "column", "value", "reason", "repair"]);
        foreach (var row in rejected)
            AppendLine(text, [.. row.Cells, row.Row.ToString(CultureInfo.InvariantCulture), row.Column, row.Value, row.Reason, row.Repair]);
        try
        {
            await File.WriteAllTextAsync(path, text.ToString(), cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The report {path} cannot be written: {error.Message}", error);
        }
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(CsvCell.Quote)).Append('\n');
}
