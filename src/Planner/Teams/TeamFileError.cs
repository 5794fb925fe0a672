namespace CoverageMap.Planner.Teams;

/// <summary>A value of a teams file that cannot be used.</summary>
/// <param name="Row">The line of the row in the file; the head line is 1.</param>
/// <param name="Repair">What to write instead.</param>
public sealed record TeamFileError(int Row, string Column, string Value, string Repair)
{
    public override string ToString() => $"Row {Row}, column `{Column}`: '{Value}' {Repair}.";
}
