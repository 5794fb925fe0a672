namespace CoverageMap.Geo.Coverage;

/// <summary>Where so few people live that a rate would tell something about one of them, none is shown.</summary>
public static class SmallNumbers
{
    /// <summary>The least number of eligible person-gaps for which figures are shown.</summary>
    public const int MinimumEligible = 5;

    public static bool MayShow(long eligible) => eligible >= MinimumEligible;
}
