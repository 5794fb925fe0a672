namespace CoverageMap.Geo.Locations;

/// <summary>What a coordinator decided about where a household is.</summary>
/// <param name="Id">Made by the client, so that sending it twice is harmless.</param>
/// <param name="SameAddress">Also for the households on the list whose address says the same place.</param>
/// <param name="ChosenBy">Who decided.</param>
public sealed record LocationDecision(Guid Id, long HouseholdId, ChosenPlace Place, bool SameAddress, string ChosenBy);

/// <summary>A place to put a household.</summary>
public abstract record ChosenPlace
{
    private ChosenPlace()
    {
    }

    /// <summary>One of the household's candidates.</summary>
    /// <param name="AreaCode">As it was shown: when the candidates changed meanwhile, the choice is refused.</param>
    public sealed record AtCandidate(CandidateOrigin Origin, long Key, string AreaCode) : ChosenPlace;

    /// <summary>A point on the map; the true place is meant to lie within the radius.</summary>
    /// <param name="UncertaintyMetres">10 to 30,000.</param>
    public sealed record AtPoint(LonLat Position, int UncertaintyMetres) : ChosenPlace;
}

/// <param name="Households">The numbers of the households that got the position.</param>
public sealed record LocationDecided(Guid Id, IReadOnlyList<long> Households);
