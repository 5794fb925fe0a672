using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>What a traveller is told to do at a place, and the way from there to the next such place.</summary>
/// <param name="FirstPoint">Index of the step's first point in the leg's line; so <paramref name="LastPoint"/>.</param>
/// <param name="Name">The road's name, "" where it has none.</param>
/// <param name="Number">The road's number, "" where it has none.</param>
/// <param name="RoundaboutName">The name of the roundabout that the step goes around; null: none.</param>
public sealed record RouteStep(
    Maneuver Maneuver, double Metres, double Seconds, int FirstPoint, int LastPoint, string Name, string Number, bool IsFerry,
    string? RoundaboutName, IReadOnlyList<Crossing> Crossings);

/// <param name="BearingBefore">Degrees of the direction in which one arrives at the place; 0 at the beginning.</param>
/// <param name="BearingAfter">Degrees of the direction in which one leaves it; 0 at the end.</param>
/// <param name="Exit">Which exit of a roundabout is taken, from 1; null: none, or not left on this leg.</param>
public sealed record Maneuver(
    ManeuverType Type, TurnDirection? Direction, LonLat Location, double BearingBefore, double BearingAfter, int? Exit = null);

/// <summary>What is done at the beginning of a step.</summary>
public enum ManeuverType
{
    Depart, Arrive, Turn, NewName, Continue, EndOfRoad, Fork, Merge, OnRamp, OffRamp, Roundabout, Rotary, RoundaboutTurn,
    ExitRoundabout, ExitRotary,

    /// <summary>No turn, but a ferry begins or ends.</summary>
    Notification,
}

/// <summary>A place on the way where other roads begin.</summary>
/// <param name="Bearings">Degrees of the roads that leave it, ascending.</param>
/// <param name="Entry">Whether each may be entered, coming as the route does.</param>
/// <param name="In">Which of them one came on; null: the route begins here.</param>
/// <param name="Out">Which of them the route takes; null: it ends here.</param>
public sealed record Crossing(
    LonLat Location, IReadOnlyList<double> Bearings, IReadOnlyList<bool> Entry, int? In, int? Out, string RoadClass, RoadTraits Traits);
