using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>The way from one waypoint to the next.</summary>
internal sealed record RouteLeg(Waypoint From, Waypoint To, RoadPath Path);
