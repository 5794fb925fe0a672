using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Travel;

/// <summary>
/// Which travel times serve: by the road file that covers most of the points, or the great circle where none does; and
/// for a plan that is there already, those it was made with. Files stay open; one that was replaced is opened anew.
/// </summary>
/// <param name="roads">The installation's road files; null: there are none.</param>
public sealed class TravelTimesChoice(RoadFolder? roads = null)
{
    /// <summary>The profile of the vehicles that teams ride.</summary>
    public const string Profile = "motorbike";

    private readonly Dictionary<string, (DateTime WrittenAt, RoadTravelTimes Times)> _open = [];
    private readonly Lock _opening = new();
    private ITravelTimes? _always;

    /// <summary>The same travel times whatever the points are.</summary>
    public static TravelTimesChoice Always(ITravelTimes travel) => new() { _always = travel };

    /// <summary>
    /// What serves for these points. Of two files alike the newer one: learned times are newer than the import that they
    /// were learned on, until that is imported anew.
    /// </summary>
    /// <param name="profile">The road files that come into question.</param>
    /// <exception cref="UserErrorException">The only road file about the points is damaged: the great circle would be a surprise.</exception>
    public ITravelTimes For(IReadOnlyCollection<LonLat> points, string profile = Profile)
    {
        if (_always is not null) return _always;
        var (best, most, damage) = (default(ITravelTimes), 0, default(UserErrorException));
        foreach (var info in (roads?.List(out _, check: false) ?? []).Where(info => info.Profile == profile)
            .OrderByDescending(info => info.Imported).ThenBy(info => info.Name, StringComparer.Ordinal))
        {
            if (!points.Any(point => IsAbout(info, point))) continue;
            try
            {
                var times = Open(info.Name);
                var covered = points.Count(times.IsNearRoad);
                if (covered > most) (best, most) = (times, covered);
            }
            catch (UserErrorException error)
            {
                damage ??= error;
            }
        }
        return best ?? (damage is null ? new GreatCircleTravelTimes() : throw damage);
    }

    /// <summary>The travel times of this name, such as a stored plan has it.</summary>
    /// <exception cref="UserErrorException">They are not at hand.</exception>
    public ITravelTimes ByName(string name) => Find(name, out var why) ?? throw new UserErrorException(why);

    /// <param name="why">Where there are none: a sentence that says so.</param>
    public ITravelTimes? Find(string name, out string why)
    {
        why = "";
        if (_always?.Name == name) return _always;
        if (GreatCircleTravelTimes.ByName(name) is { } straight) return straight;
        why = $"The travel times '{name}' are not at hand; check the plan where they are.";
        if (RoadModelName.Parse(name) is not { } wanted || roads is null || !File.Exists(roads.FileOf(wanted.RoadFile))) return null;
        var times = Open(wanted.RoadFile);
        if (times.Name == name) return times;
        why = $"The road file {wanted.RoadFile} was imported anew since: the plan was made with the import of {wanted.Import}. " +
            "Plan again to have a plan by the present roads.";
        return null;
    }

    private RoadTravelTimes Open(string name)
    {
        var writtenAt = File.GetLastWriteTimeUtc(roads!.FileOf(name));
        lock (_opening)
        {
            if (_open.TryGetValue(name, out var known) && known.WrittenAt == writtenAt) return known.Times;
            // The former network is not closed here: a plan may be under way on it. Nobody holding it, its pages go with it.
            var times = new RoadTravelTimes(roads.Open(name), name);
            _open[name] = (writtenAt, times);
            return times;
        }
    }

    /// <summary>Whether the point is within the file's bounds or as near as a road may be.</summary>
    private static bool IsAbout(RoadFileInfo info, LonLat point)
    {
        const double metresPerDegree = 111_195;
        var north = info.SnapLimitMetres / metresPerDegree;
        var east = north / Math.Max(0.01, Math.Cos(double.DegreesToRadians(point.Lat)));
        return point.Lon >= info.Bounds[0] - east && point.Lon <= info.Bounds[2] + east
            && point.Lat >= info.Bounds[1] - north && point.Lat <= info.Bounds[3] + north;
    }
}
