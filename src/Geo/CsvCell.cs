namespace CoverageMap.Geo;

/// <summary>How a value is written into a cell of a CSV file (RFC 4180).</summary>
public static class CsvCell
{
    /// <summary>A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection").</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>The cell, in quotation marks where it needs them; also for #, which begins a comment in our own files.</summary>
    public static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n#") < 0
        ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Text from outside in a file for spreadsheets: an apostrophe before it keeps them from reckoning with it.</summary>
    public static string WithoutFormula(string text) =>
        text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
