namespace CoverageMap.Planner.Problems;

/// <summary>A rule that binds visits to each other. What is driven already breaks none, so that what it should have followed may still be served, at any time.</summary>
public abstract record VisitRelation
{
    public abstract IReadOnlyList<int> Visits { get; }

    /// <summary>Whether the time of one depends on another's.</summary>
    public bool BindsTimes => this is FollowsRelation or TogetherRelation or ApartRelation;
}

/// <summary>Those of them that are served are served by one team (in any of its shifts).</summary>
public sealed record SameTeamRelation(IReadOnlyList<int> Members) : VisitRelation
{
    public override IReadOnlyList<int> Visits => Members;
}

/// <summary>No team serves two of them.</summary>
public sealed record DifferentTeamsRelation(IReadOnlyList<int> Members) : VisitRelation
{
    public override IReadOnlyList<int> Visits => Members;
}

/// <summary>
/// <paramref name="Then"/> is served only if <paramref name="First"/> is, by any team, and begins at least
/// <paramref name="MinLag"/> and at most <paramref name="MaxLag"/> (null: no limit) seconds after the service of it ended.
/// </summary>
public sealed record FollowsRelation(int First, int Then, long MinLag = 0, long? MaxLag = null) : VisitRelation
{
    public override IReadOnlyList<int> Visits => [First, Then];
}

/// <summary>All of them are served or none; by different teams, all beginning (setup or service) at the same second.</summary>
public sealed record TogetherRelation(IReadOnlyList<int> Members) : VisitRelation
{
    public override IReadOnlyList<int> Visits => Members;
}

/// <summary>
/// No two of them are being served (setup included) at the same time: parts of one household. One may begin in the second
/// in which another ends.
/// </summary>
public sealed record ApartRelation(IReadOnlyList<int> Members) : VisitRelation
{
    public override IReadOnlyList<int> Visits => Members;
}

/// <summary>
/// Both are served, in one shift of one team, the pick-up first; or none is. The pick-up's
/// <see cref="RoutingVisit.Pickup"/> is carried from it to the delivery, whose own amounts are empty.
/// </summary>
public sealed record PairRelation(int PickupVisit, int DeliveryVisit) : VisitRelation
{
    public override IReadOnlyList<int> Visits => [PickupVisit, DeliveryVisit];
}
