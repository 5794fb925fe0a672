using CoverageMap.Geo;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Coordinates and options of a request; filled while it is read, each service has a part of them.</summary>
internal sealed class OsrmOptions
{
    /// <summary>As they were given; they may lie outside the earth.</summary>
    public IReadOnlyList<(double Lon, double Lat)> Given { get; set; } = [];

    /// <summary>As places; only once <see cref="OsrmChecks"/> has found them to be such.</summary>
    public IReadOnlyList<LonLat> Coordinates => _coordinates ??= [.. Given.Select(given => new LonLat(given.Lon, given.Lat))];
    private IReadOnlyList<LonLat>? _coordinates;

    public List<(int Bearing, int Range)?> Bearings { get; } = [];
    public List<double?> Radiuses { get; } = [];
    public List<string?> Hints { get; } = [];
    public List<Approach?> Approaches { get; } = [];
    public IReadOnlyList<string> Exclude { get; set; } = [];
    public bool GenerateHints { get; set; } = true;
    public bool SkipWaypoints { get; set; }
    public bool SnapsToAny { get; set; }

    public bool Steps { get; set; }
    public LineFormat Geometries { get; set; }
    public Overview Overview { get; set; }
    public Annotations Annotations { get; set; }
    public bool? ContinueStraight { get; set; }

    /// <summary>Indices of the coordinates at which legs end; empty: at all.</summary>
    public IReadOnlyList<int> Waypoints { get; set; } = [];

    /// <summary>Indices of coordinates; empty: all.</summary>
    public IReadOnlyList<int> Sources { get; set; } = [];

    /// <summary>Likewise.</summary>
    public IReadOnlyList<int> Destinations { get; set; } = [];

    /// <summary>Metres in a second, for what no road leads to; null: that is told as null.</summary>
    public double? FallbackSpeed { get; set; }
    public bool FallbackFromSnapped { get; set; }
    public double ScaleFactor { get; set; } = 1;

    /// <summary>How many nearest places are wanted.</summary>
    public int Number { get; set; } = 1;

    public IReadOnlyList<int> Timestamps { get; set; } = [];
    public bool IgnoresGaps { get; set; }
    public bool Tidy { get; set; }

    public bool Roundtrip { get; set; } = true;
    public bool StartsFirst { get; set; }
    public bool EndsLast { get; set; }
}

/// <summary>On which side of the road a place is reached and left.</summary>
internal enum Approach { Unrestricted, Curb, Opposite }

internal enum LineFormat { Polyline, Polyline6, GeoJson }

internal enum Overview { Simplified, Full, False, ByLegs }

/// <summary>What is told of each stretch between two points of a line; of a table, which of its two kinds.</summary>
[Flags]
internal enum Annotations
{
    None = 0,
    Duration = 1,
    Distance = 2,
    Speed = 4,
    Weight = 8,
    Datasources = 16,
    Nodes = 32,
    All = 63,
}
