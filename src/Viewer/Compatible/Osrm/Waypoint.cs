using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>A coordinate and the place on a road that it was taken to.</summary>
internal sealed record Waypoint(LonLat Given, RoadPosition Place);
