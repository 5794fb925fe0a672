using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Viewer.Compatible.Osrm;
using CoverageMap.Viewer.Compatible.Vroom;

namespace CoverageMap.Viewer;

/// <summary>What the web application needs from the program that hosts it.</summary>
/// <param name="ConnectionString">An Npgsql connection string to a migrated database.</param>
public sealed record ViewerOptions(string ConnectionString)
{
    /// <summary>What addresses are looked up in when other programs ask.</summary>
    public required GazetteerFolders Gazetteer { get; init; }

    /// <summary>The roads that plans are made and drawn by, and that other programs may ask for; a folder that does not exist has none.</summary>
    public RoadFolder Roads { get; init; } = new("roads");

    /// <summary>How much an OSRM client may ask for at once.</summary>
    public OsrmLimits Osrm { get; init; } = new();

    /// <summary>How much a VROOM client may ask for at once.</summary>
    public VroomLimits Vroom { get; init; } = new();

    /// <summary>Where to listen; the loopback address by default, since nobody signs in yet. Port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>The folder with `wwwroot`: the program's own by default.</summary>
    public string ContentFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>Where the keys that sign forms are kept over restarts; null: only in memory.</summary>
    public string? KeysFolder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long the solver may take when a plan is made again from the board.</summary>
    public TimeSpan PlanTimeLimit { get; init; } = TimeSpan.FromSeconds(30);
}
