using System.Numerics;

namespace CoverageMap.Geo.Register;

/// <summary>A resident as the database has them.</summary>
internal sealed record KnownResident(long Id, string Name, short BirthYear, int EligibleGaps, int OpenGaps);

/// <summary>A resident of a batch beside what the database knows.</summary>
internal sealed class ImportedResident
{
    private readonly RegisterRow _row;
    private readonly int _told;

    public ImportedResident(ImportedHousehold household, RegisterRow row, KnownResident? known, GapBits gaps)
    {
        (Household, _row, Known) = (household, row, known);
        (_told, var open) = gaps.Of(row.Gaps);
        // A gap the file no longer tells of stays: nobody leaves the denominator unsigned.
        EligibleGaps = _told | (known?.EligibleGaps ?? 0);
        OpenGaps = open | ((known?.OpenGaps ?? 0) & ~_told);
    }

    public ImportedHousehold Household { get; }

    /// <summary>Null for a new resident.</summary>
    public KnownResident? Known { get; }

    public short Number => _row.Number;
    public string Name => _row.Name;
    public short BirthYear => _row.BirthYear;
    public int EligibleGaps { get; }
    public int OpenGaps { get; }

    public bool PersonDiffers => Known is not null && (Known.Name, Known.BirthYear) != (Name, BirthYear);
    public bool GapsDiffer => Known is not null && (Known.EligibleGaps, Known.OpenGaps) != (EligibleGaps, OpenGaps);
    public bool Differs => PersonDiffers || GapsDiffer;

    public int GapsAdded => BitOperations.PopCount((uint)(_told & ~(Known?.EligibleGaps ?? 0)));
    public int GapsChanged => Known is null ? 0 : BitOperations.PopCount((uint)((OpenGaps ^ Known.OpenGaps) & Known.EligibleGaps));
}
