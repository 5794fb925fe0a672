using CoverageMap.Geo.Register.Files;
using CoverageMap.Geo.Register.Headings;

namespace CoverageMap.Geo.Register;

/// <summary>Finds cells that look like text and tell nothing: errors of formulas, and letters in a font from before Unicode.</summary>
internal static class UnreadableCell
{
    private const int Address = 1, Name = 3;

    public static RejectedRow? Find(RowText row, RowReader reader)
    {
        for (var i = 0; i < row.Cells.Length; i++)
            if (CellErrors.IsError(row.Cells[i])) return Reject(row, reader.Columns[i], row.Cells[i],
                row.Cells[i] == CellErrors.NoResult ? "is a formula whose result was never stored" : "is a spreadsheet's error",
                "open the file in a spreadsheet, replace the formula by its value and save it");
        foreach (var own in (int[])[Address, Name])
            if (LegacyColumns.Suspect(row.Own[own]) is { } font) return Reject(row, reader.Title(own), row.Own[own],
                $"is written in {font.Name} among rows in Unicode", "convert it to Unicode (in Unikey: Công cụ, Chuyển mã)");
        return null;
    }

    private static RejectedRow Reject(RowText row, string column, string value, string reason, string repair) =>
        new(row.Number, column, value, $"'{value}' {reason}", repair, row.Cells);
}
