namespace CoverageMap.Geo.Roads.Networks;

/// <summary>The place on a road that a point was taken to.</summary>
/// <param name="Edge">The edge; its arcs are 2·Edge as drawn and 2·Edge + 1 against.</param>
/// <param name="OffsetDm">Decimetres from the edge's beginning as drawn.</param>
/// <param name="Position">The place itself.</param>
/// <param name="DistanceMetres">From the point that was asked for.</param>
/// <param name="Component">The part of the network in which every place is reached from every other; 0 is the largest.</param>
/// <param name="Forward">Whether it can be left and reached as the edge is drawn.</param>
/// <param name="Backward">Likewise against the drawing.</param>
public readonly record struct RoadPosition(
    int Edge, uint OffsetDm, LonLat Position, double DistanceMetres, int Component, bool Forward, bool Backward);
