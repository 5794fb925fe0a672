namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>
/// The nodes that ways need, numbered in the order of their ids: sorted arrays, since a dictionary of fifty
/// million nodes takes four times as much.
/// </summary>
internal sealed class NodeTable
{
    private const int Missing = int.MinValue;

    private readonly long[] _ids;
    private int _at;

    /// <param name="ids">In any order, each as often as it occurs.</param>
    public NodeTable(List<long> ids)
    {
        var sorted = ids.ToArray();
        Array.Sort(sorted);
        var count = 0;
        foreach (var id in sorted)
            if (count == 0 || id != sorted[count - 1]) sorted[count++] = id;
        Array.Resize(ref sorted, count);
        _ids = sorted;
        Lon = new int[count];
        Lat = new int[count];
        Array.Fill(Lon, Missing);
    }

    public int Count => _ids.Length;

    /// <summary>10⁻⁷ degrees.</summary>
    public int[] Lon { get; }

    public int[] Lat { get; }

    public bool HasPlace(int node) => Lon[node] != Missing;

    public void Place(int node, int lon, int lat) => (Lon[node], Lat[node]) = (lon, lat);

    /// <returns>The number of a node, or −1.</returns>
    public int Find(long id) => Array.BinarySearch(_ids, id) is >= 0 and var node ? node : -1;

    /// <summary>As <see cref="Find"/>, quick where ids are asked for in ascending order, as extracts hold them.</summary>
    public int Next(long id)
    {
        // Gallops on from the last one: most nodes of a map belong to no road.
        var step = 1;
        if (_at > 0 && _ids[_at - 1] >= id) _at = 0;
        while (_at + step < _ids.Length && _ids[_at + step] < id)
        {
            _at += step;
            step *= 2;
        }
        var index = Array.BinarySearch(_ids, _at, Math.Min(step + 1, _ids.Length - _at), id);
        _at = index >= 0 ? index : Math.Min(~index, _ids.Length);
        return index >= 0 ? index : -1;
    }
}
