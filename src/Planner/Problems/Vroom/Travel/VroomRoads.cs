using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Geo.Roads;
using CoverageMap.Geo;

namespace CoverageMap.Planner.Problems.Vroom.Travel;

/// <summary>The travel times behind VROOM's profiles, where a problem has no matrices: what VROOM asks a routing engine for.</summary>
public sealed class VroomRoads(TravelTimesChoice choice)
{
    /// <summary>
    /// Which road files serve a profile, the first that is there; and how fast one rides where no road tells the time:
    /// in km/h over a whole ride, stops at junctions included.
    /// </summary>
    private static readonly Dictionary<string, (string[] Roads, double SpeedKmh)> Profiles = new()
    {
        ["car"] = (["car", "motorbike"], 35),
        ["driving"] = (["car", "motorbike"], 35),
        ["motorbike"] = (["motorbike"], 30),
        ["motorcycle"] = (["motorbike"], 30),
        ["bike"] = (["bicycle"], 14),
        ["bicycle"] = (["bicycle"], 14),
        ["cycling"] = (["bicycle"], 14),
        ["foot"] = (["foot"], 5),
        ["walking"] = (["foot"], 5),
    };

    /// <exception cref="VroomException">The profile is unknown, a position is none on earth, or no road connects two.</exception>
    public RoutedTravel Of(string profile, IReadOnlyList<VroomPlace> places)
    {
        if (!Profiles.TryGetValue(profile, out var known))
            throw VroomException.Input($"The profile '{profile}' is not known; use {string.Join(", ", Profiles.Keys)}, or give `matrices` for it.");
        var points = places.Select(Point).ToList();
        var routed = new RoutedTravel(For(known.Roads, points), points, known.SpeedKmh);
        if (routed.Unconnected() is [var lost, ..])
            throw new VroomException(VroomCode.Routing, FormattableString.Invariant(
                $"No road connects the location [{points[lost].Lon}, {points[lost].Lat}] to the others for the profile '{profile}'; correct or remove it."));
        return routed;
    }

    private ITravelTimes For(string[] roads, List<LonLat> points)
    {
        foreach (var name in roads)
            if (choice.For(points, name) is var times and not GreatCircleTravelTimes) return times;
        return new GreatCircleTravelTimes();
    }

    private static LonLat Point(VroomPlace place)
    {
        if (place.Position is not { } at)
            throw VroomException.Input($"The place with index {place.Index} has no position, and rides are wanted that no matrix has; add it, or a matrix.");
        return at is { Lon: >= -180 and <= 180, Lat: >= -90 and <= 90 } ? new(at.Lon, at.Lat) : throw new VroomException(VroomCode.Routing,
            FormattableString.Invariant($"[{at.Lon}, {at.Lat}] is no longitude and latitude in degrees; correct it."));
    }
}
