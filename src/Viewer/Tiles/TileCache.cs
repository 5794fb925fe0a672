using System.Collections.Concurrent;

namespace CoverageMap.Viewer.Tiles;

/// <summary>
/// Tiles of the present state of coverage. When the state changes all are dropped; a tile that several ask for at once
/// is made once.
/// </summary>
internal sealed class TileCache
{
    /// <summary>A province on all zoom levels in use has some 3,000 tiles of 1 to 60 kB.</summary>
    private const int MaximumTiles = 4000;

    private volatile Shelf _shelf = new("");

    public async Task<byte[]> GetAsync(string version, string address, Func<Task<byte[]>> make)
    {
        var shelf = _shelf;
        if (shelf.Version != version || shelf.Tiles.Count >= MaximumTiles) _shelf = shelf = new Shelf(version);
        var tile = shelf.Tiles.GetOrAdd(address, _ => new Lazy<Task<byte[]>>(make));
        try
        {
            return await tile.Value;
        }
        catch
        {
            shelf.Tiles.TryRemove(address, out _); // a failure is not kept
            throw;
        }
    }

    private sealed record Shelf(string Version)
    {
        public ConcurrentDictionary<string, Lazy<Task<byte[]>>> Tiles { get; } = new();
    }
}
