namespace CoverageMap.Geo.Coverage;

/// <summary>The address of a map tile in the XYZ scheme: column from the west, row from the north.</summary>
public readonly record struct TileAddress
{
    /// <summary>Beyond this the browser enlarges what it has.</summary>
    public const int MaximumZoom = 14;

    /// <exception cref="UserErrorException">There is no such tile.</exception>
    public TileAddress(int zoom, int x, int y)
    {
        if (zoom is < 0 or > MaximumZoom)
            throw new UserErrorException($"Tile zoom {zoom} is out of range; ask for 0 to {MaximumZoom}.");
        if (x < 0 || x >= 1 << zoom || y < 0 || y >= 1 << zoom)
            throw new UserErrorException($"Tile {zoom}/{x}/{y} does not exist; column and row are 0 to {(1 << zoom) - 1}.");
        (Zoom, X, Y) = (zoom, x, y);
    }

    public int Zoom { get; }
    public int X { get; }
    public int Y { get; }
}
