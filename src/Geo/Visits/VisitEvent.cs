namespace CoverageMap.Geo.Visits;

/// <summary>What may happen at a door.</summary>
public enum VisitOutcome { Done, Partly, NotHome, ComeBackAt, Refused, Moved, NotFound, Inaccessible }

/// <summary>One event at a door, made on a team's device; it never disappears.</summary>
/// <param name="Id">Made by the client, so that sending an event twice is harmless.</param>
/// <param name="DeviceTime">The device's clock when the outcome was tapped.</param>
/// <param name="ComeBackAt">Given exactly when the outcome is <see cref="VisitOutcome.ComeBackAt"/>.</param>
/// <param name="AccuracyMetres">Given exactly when the position is.</param>
/// <param name="Replaces">The event that this one corrects, or null.</param>
/// <param name="Closed">The gaps closed, for <see cref="VisitOutcome.Done"/> and <see cref="VisitOutcome.Partly"/>.</param>
public sealed record VisitEvent(
    Guid Id, long HouseholdId, int? TeamId, int? PlanId, VisitOutcome Outcome, DateTimeOffset DeviceTime,
    DateTimeOffset? ComeBackAt, LonLat? Position, double? AccuracyMetres, string? Note, Guid? Replaces,
    IReadOnlyList<ClosedGap> Closed);

/// <summary>A gap of a resident that was closed at the door.</summary>
public sealed record ClosedGap(long ResidentId, string GapCode);
