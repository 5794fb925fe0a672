using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Roads;

/// <summary>Opened roads and the number of those who use them; closed once they are out of date and nobody does.</summary>
internal sealed class SharedRoads(RoadNetwork network, (DateTime Written, long Bytes) stamp)
{
    private readonly Lock _lock = new();
    private int _users;
    private bool _isRetired;

    /// <summary>Tells a file from the one that replaced it.</summary>
    public (DateTime Written, long Bytes) Stamp => stamp;

    public static (DateTime Written, long Bytes) StampOf(string path) =>
        new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;

    public RoadLease Lease()
    {
        lock (_lock) _users++;
        return new RoadLease(network, Return);
    }

    public void Retire()
    {
        lock (_lock)
        {
            _isRetired = true;
            if (_users == 0) network.Dispose();
        }
    }

    private void Return()
    {
        lock (_lock)
            if (--_users == 0 && _isRetired) network.Dispose();
    }
}

/// <summary>Leave to use opened roads until it is disposed of.</summary>
public sealed class RoadLease(RoadNetwork network, Action giveBack) : IDisposable
{
    private Action? _giveBack = giveBack;

    public RoadNetwork Network => network;

    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke();
}
