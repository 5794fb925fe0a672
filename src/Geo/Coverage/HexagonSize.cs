namespace CoverageMap.Geo.Coverage;

/// <summary>How large the heat layer's hexagons are at a zoom level: about 20 pixels wide, with a floor.</summary>
public static class HexagonSize
{
    /// <summary>The zoom of the smallest hexagons; nearer, the browser enlarges them.</summary>
    public const int FinestZoom = 11;

    /// <summary>Smaller hexagons would hold single hamlets' edges: addresses are rarely known better than this.</summary>
    private const double FinestEdgeMetres = 500;

    /// <summary>Length of an edge in metres of Web Mercator (2 % more than on the ground at 11.5° north).</summary>
    public static double EdgeMetres(int zoom) => FinestEdgeMetres * Math.Pow(2, Math.Max(0, FinestZoom - zoom));
}
