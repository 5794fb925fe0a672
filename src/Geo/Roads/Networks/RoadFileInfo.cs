using System.Text.Json.Serialization;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>What a road file says of itself.</summary>
/// <param name="Profile">The name of the profile it was made for: motorbike, foot, car, bicycle or the user's own.</param>
/// <param name="Source">The name of the extract's file.</param>
/// <param name="DataDate">The day of the OpenStreetMap data, where the extract tells it.</param>
/// <param name="States">Junctions, counted again where turns there make a difference.</param>
/// <param name="Bounds">West, south, east, north in degrees.</param>
/// <param name="FootKmh">The speed from a door to the road.</param>
/// <param name="SnapLimitMetres">How far from a road a point may be.</param>
/// <param name="SpeedModel">What the times stand on: <see cref="ProfileSpeeds"/>, or what was learned and when.</param>
public sealed record RoadFileInfo(
    string Name, string Profile, string Source, DateTimeOffset Imported, DateOnly? DataDate, int Junctions, int Edges, int States,
    int Shortcuts, IReadOnlyList<double> Bounds, double FootKmh, double SnapLimitMetres, string SpeedModel)
{
    /// <summary>The times are those of the profile.</summary>
    public const string ProfileSpeeds = "profile";
}

/// <summary>Reads and writes the description without reflection: it is the first thing that opening a file waits for.</summary>
[JsonSerializable(typeof(RoadFileInfo))]
internal sealed partial class RoadFileInfoJson : JsonSerializerContext;
