namespace CoverageMap.Geo.Register;

/// <summary>One resident of a household, as a row of a register tells it.</summary>
/// <param name="Row">Line of the file's record, counting the heading as 1 and leaving comments out.</param>
/// <param name="Number">Number of the resident within the household, from 1.</param>
/// <param name="Position">Where the register says the household is, or null; checked against the address's ward.</param>
/// <param name="Gaps">For each gap of the campaign, in its order: true open, false closed, null not eligible.</param>
public sealed record RegisterRow(
    int Row, string Household, string Address, short Number, string Name, short BirthYear, IReadOnlyList<bool?> Gaps,
    LonLat? Position = null);

/// <summary>A row that was not taken, with the column and value at fault and how to repair it.</summary>
/// <param name="Cells">The row as it stood, so that the report can be corrected and imported alone.</param>
public sealed record RejectedRow(
    int Row, string Column, string Value, string Reason, string Repair, IReadOnlyList<string> Cells);
