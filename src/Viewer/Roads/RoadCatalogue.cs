using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Roads;

/// <summary>
/// The road files of an installation, opened when they are asked for and shared by all who ask. A file that an import
/// replaced is noticed at the next question; the old one is closed when its last user has gone.
/// </summary>
public sealed class RoadCatalogue(RoadFolder folder) : IDisposable
{
    // What OSRM's clients are used to call ways of going about; the first that is there.
    private static readonly Dictionary<string, string[]> Aliases = new()
    {
        ["driving"] = ["car", "motorbike"],
        ["walking"] = ["foot"],
        ["cycling"] = ["bicycle"],
        ["bike"] = ["bicycle"],
    };

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SharedRoads> _open = [];
    private (DateTime Changed, IReadOnlyList<RoadFileInfo> Files) _list = (DateTime.MinValue, []);
    private bool _isClosed;

    /// <summary>
    /// The roads of this name; else of this profile, of those files the one that holds most of the points, a small one
    /// rather than a large.
    /// </summary>
    /// <param name="points">Where roads are needed.</param>
    /// <exception cref="UserErrorException">There are none; the message tells which there are and how to import some.</exception>
    public RoadLease Open(string nameOrProfile, IReadOnlyList<LonLat> points)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return Find(Choose(nameOrProfile, points)).Lease();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            foreach (var roads in _open.Values) roads.Retire();
            _open.Clear();
        }
    }

    private string Choose(string nameOrProfile, IReadOnlyList<LonLat> points)
    {
        var files = List();
        if (files.Any(file => file.Name == nameOrProfile)) return nameOrProfile;
        var profiles = Aliases.GetValueOrDefault(nameOrProfile, [nameOrProfile]);
        return profiles.Select(profile => Best(files.Where(file => file.Profile == profile), points)).FirstOrDefault(name => name is not null)
            ?? throw new UserErrorException(files.Count == 0
                ? "No roads are imported yet; import some with `coverage roads import EXTRACT.osm.pbf --profile motorbike`."
                : $"There are no roads for '{nameOrProfile}', only for {string.Join(", ", files.Select(file => file.Profile).Distinct().Order())}; " +
                  $"import some with `coverage roads import EXTRACT.osm.pbf --profile {profiles[0]}`.");
    }

    private static string? Best(IEnumerable<RoadFileInfo> files, IReadOnlyList<LonLat> points) => files
        .OrderByDescending(file => points.Count(point => Holds(file.Bounds, point)))
        .ThenBy(file => (file.Bounds[2] - file.Bounds[0]) * (file.Bounds[3] - file.Bounds[1]))
        .ThenBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault()?.Name;

    private static bool Holds(IReadOnlyList<double> bounds, LonLat point) =>
        point.Lon >= bounds[0] && point.Lat >= bounds[1] && point.Lon <= bounds[2] && point.Lat <= bounds[3];

    // A new file is put in place under its final name, which changes the folder.
    private IReadOnlyList<RoadFileInfo> List()
    {
        var changed = Directory.GetLastWriteTimeUtc(folder.Path);
        if (_list.Changed != changed) _list = (changed, Directory.Exists(folder.Path) ? folder.List(out _, check: false) : []);
        return _list.Files;
    }

    private SharedRoads Find(string name)
    {
        var stamp = SharedRoads.StampOf(folder.FileOf(name));
        if (_open.TryGetValue(name, out var known))
        {
            if (known.Stamp == stamp) return known;
            known.Retire();
            _open.Remove(name);
        }
        return _open[name] = new SharedRoads(folder.Open(name), stamp);
    }
}
