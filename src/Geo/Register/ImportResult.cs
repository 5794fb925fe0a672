namespace CoverageMap.Geo.Register;

/// <summary>What an import did. Adding nothing and changing nothing is what the same file does the second time.</summary>
public sealed record ImportResult(
    int RowsRead, IReadOnlyList<RejectedRow> Rejected, int HouseholdsAdded, int HouseholdsChanged,
    int ResidentsAdded, int ResidentsChanged, int GapsAdded, int GapsChanged)
{
    /// <summary>Residents who were taken without the position that the file gives them.</summary>
    public int PositionsNotTaken { get; init; }

    /// <summary>Sentences on how the file was understood, for the user to confirm.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The newest import was of the same file: nothing to do.</summary>
    public static ImportResult Nothing { get; } = new(0, [], 0, 0, 0, 0, 0, 0);

    public bool ChangedNothing =>
        (HouseholdsAdded, HouseholdsChanged, ResidentsAdded, ResidentsChanged, GapsAdded, GapsChanged) is (0, 0, 0, 0, 0, 0);
}
