namespace CoverageMap.Geo.Register.Files;

/// <summary>A row as it stands in a file, every cell as text.</summary>
/// <param name="Number">Counted from 1 as a spreadsheet shows it; comments of a CSV file are left out.</param>
public readonly record struct FileRow(int Number, string[] Cells)
{
    /// <summary>The cell without blanks at its ends; "" where the row is too short.</summary>
    public string this[int column] => column >= 0 && column < Cells.Length ? Cells[column].Trim() : "";

    public int FilledCells => Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
}
