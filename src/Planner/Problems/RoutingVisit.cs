namespace CoverageMap.Planner.Problems;

/// <summary>Something to be done at a place by one team. (What needs two teams is two visits, <see cref="TogetherRelation"/>.)</summary>
public sealed record RoutingVisit
{
    /// <summary>The highest that <see cref="PriorityClass"/> may be.</summary>
    public const int HighestClass = 1000;

    public required string Name { get; init; }

    public required int Place { get; init; }

    /// <summary>When setup or service may begin, in order and apart; none: at any time.</summary>
    public IReadOnlyList<TimeWindow> Windows { get; init; } = [];

    public long ServiceSeconds { get; init; }

    /// <summary>
    /// Needed before the service unless the stop before in its route was at the same place. A team's start is no stop
    /// unless <see cref="RoutingTeam.StartIsStop"/>, nor is a break.
    /// </summary>
    public long SetupSeconds { get; init; }

    /// <summary>In place of <see cref="ServiceSeconds"/> for teams of a kind.</summary>
    public IReadOnlyDictionary<string, long> ServiceByKind { get; init; } = new Dictionary<string, long>();

    public IReadOnlyDictionary<string, long> SetupByKind { get; init; } = new Dictionary<string, long>();

    /// <summary>The team needs all of them.</summary>
    public IReadOnlySet<string> Skills { get; init; } = new HashSet<string>();

    /// <summary>Loaded when the shift begins and left here; so is stock that is used up here.</summary>
    public IReadOnlyList<long> Delivery { get; init; } = [];

    /// <summary>Taken here and kept until the shift ends, or for a pick-up of a pair until its delivery.</summary>
    public IReadOnlyList<long> Pickup { get; init; } = [];

    /// <summary>
    /// What leaving it out costs, at least 0; null: it must be served if any plan can, before any with a worth and whatever
    /// its <see cref="PriorityClass"/>. Of several the most are served.
    /// </summary>
    public double? Worth { get; init; }

    /// <summary>
    /// Visits of a higher class come before all of lower ones: plans are compared first by the worth left out in the
    /// highest class, and so on down; costs come last, with the worth of class 0. Not below 0.
    /// </summary>
    public int PriorityClass { get; init; }

    /// <summary>Teams that may serve it; null: all. Then <see cref="ForbiddenTeams"/> are taken from these.</summary>
    public IReadOnlySet<int>? AllowedTeams { get; init; }

    public IReadOnlySet<int> ForbiddenTeams { get; init; } = new HashSet<int>();

    /// <summary>The team of the published plan; served by another it costs <see cref="KeepPrice"/>, left out it does not.</summary>
    public int? KeepTeam { get; init; }

    public double KeepPrice { get; init; }

    /// <summary>The ward or hamlet, for <see cref="RoutingProblem.AreaChangePrice"/>.</summary>
    public int? Area { get; init; }

    /// <summary>The team that must serve it, if it is served at all.</summary>
    public int? PinnedTeam { get; init; }

    /// <summary>How many stops of its shift come before it, driven ones included, if it is served at all.</summary>
    public int? PinnedRank { get; init; }

    /// <summary>When its setup or service begins, to the second, if it is served at all; windows must allow it too.</summary>
    public long? PinnedTime { get; init; }

    /// <summary>Whether a team may serve it, as far as skills, the teams allowed and pins tell.</summary>
    /// <param name="number">Of the team in the problem.</param>
    public bool IsFor(int number, RoutingTeam team) => AllowedTeams?.Contains(number) != false && !ForbiddenTeams.Contains(number) &&
        (PinnedTeam ?? number) == number && (Skills.Count == 0 || Skills.IsSubsetOf(team.Skills));

    /// <summary>Seconds that teams of a kind serve it for.</summary>
    /// <param name="kind">Null: no kind.</param>
    public long ServiceBy(string? kind) => kind is not null && ServiceByKind.TryGetValue(kind, out var seconds) ? seconds : ServiceSeconds;

    /// <summary>Seconds of setup, where it is needed, by teams of a kind.</summary>
    /// <param name="kind">Null: no kind.</param>
    public long SetupBy(string? kind) => kind is not null && SetupByKind.TryGetValue(kind, out var seconds) ? seconds : SetupSeconds;
}

/// <summary>A number to be reached in a ward for a gap, and what each that is missing costs.</summary>
/// <param name="Amounts">How much each visit contributes when served; visits not named contribute nothing.</param>
public sealed record RoutingTarget(string Name, long Amount, double PricePerMissing, IReadOnlyDictionary<int, long> Amounts);
