namespace CoverageMap.Planner.Solving;

/// <summary>Rules that a plan may break.</summary>
public enum PlanRule
{
    /// <summary>A visit is neither planned nor left out, or more than once.</summary>
    EachVisitOnce,
    /// <summary>A team has two routes (in one shift), or a route without stops.</summary>
    OneRouteForATeam,
    /// <summary>Parts of a household are served at the same time.</summary>
    PartsApart,
    Skills,
    Kits,
    Stock,
    /// <summary>The team leaves before its shift or is back after it.</summary>
    Shift,
    /// <summary>A service begins outside its windows.</summary>
    Windows,
    /// <summary>A service is shorter or longer than it takes.</summary>
    Service,
    /// <summary>The break is missing, outside its window, or overlaps a ride or a service.</summary>
    Break,
    /// <summary>A ride's time or distance is not what the travel times say, or it begins before the service ended.</summary>
    Travel,
    /// <summary>A ride says to be by road and is not, or the other way round.</summary>
    Way,
    /// <summary>A route's totals are not the sums of its stops.</summary>
    Totals,
    /// <summary>A reason that is not known.</summary>
    Reason,
    /// <summary>The gaps stored for a stop are not those of the visit.</summary>
    Tasks,
    /// <summary>A route does not go from a start to an end, or something in it ends before it begins.</summary>
    Steps,
    /// <summary>What is already driven is not where and when it was.</summary>
    Driven,
    /// <summary>A team serves a visit that only others may serve.</summary>
    AllowedTeams,
    PinnedTeam,
    PinnedRank,
    PinnedTime,
    /// <summary>More is loaded than the team carries.</summary>
    Capacity,
    /// <summary>A break is taken with more loaded than it allows.</summary>
    BreakLoad,
    MaxStops,
    MaxTravel,
    MaxDistance,
    MaxDuration,
    /// <summary>A pick-up and its delivery are not in one route, or in the wrong order.</summary>
    Pair,
    SameTeam,
    DifferentTeams,
    Follows,
    Together,
    Apart,
    /// <summary>The plan's cost is not what it costs.</summary>
    Cost,
}

/// <summary>A rule that a plan breaks, with the team or visit that it is about.</summary>
public sealed record PlanViolation(PlanRule Rule, string Message);
