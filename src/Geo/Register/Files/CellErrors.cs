namespace CoverageMap.Geo.Register.Files;

/// <summary>What a spreadsheet shows where a formula failed; such a cell tells nothing and is never taken as text.</summary>
public static class CellErrors
{
    /// <summary>Our own sign for a formula whose result was never stored.</summary>
    public const string NoResult = "#FORMULA!";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        NoResult, "#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!",
    };

    public static bool IsError(string cell) => cell.StartsWith('#') && Known.Contains(cell);
}
