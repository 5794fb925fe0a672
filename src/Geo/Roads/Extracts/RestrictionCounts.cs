namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>How many turn restrictions an extract has, and why some were not taken.</summary>
public sealed class RestrictionCounts
{
    private readonly Dictionary<RestrictionSkip, int> _skipped = [];

    public int Seen { get; internal set; }

    public int Taken => Seen - _skipped.Values.Sum();

    public IReadOnlyDictionary<RestrictionSkip, int> Skipped => _skipped;

    internal void Skip(RestrictionSkip reason) => _skipped[reason] = _skipped.GetValueOrDefault(reason) + 1;
}

/// <summary>Why a turn restriction was not taken.</summary>
public enum RestrictionSkip
{
    /// <summary>For other vehicles, or under a condition (at some hours) only.</summary>
    OtherVehicles,

    /// <summary>A value of `restriction` that does not exist.</summary>
    UnknownKind,

    /// <summary>A member is not in the relation or not in the extract, or is no road for the profile.</summary>
    MissingMembers,

    /// <summary>The members do not meet where the relation says, or not in the direction that may be travelled.</summary>
    DoNotMeet,

    /// <summary>A member goes on through the junction, so that it cannot be told from which side is meant.</summary>
    Ambiguous,
}
