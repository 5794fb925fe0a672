using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Geo.Geocoding.Mentions;

namespace CoverageMap.Geo.Geocoding;

/// <summary>A ward of the day that an address may mean.</summary>
/// <param name="Named">The unit whose name was read: the ward itself, or one it was made of or became part of.</param>
internal sealed record WardCandidate(GazetteerUnit Ward, GazetteerUnit Named, Reading Reading)
{
    public double Weight => Reading.Weight;
    public bool IsEnough => Reading.Strength >= Evidence.Enough;
}

/// <summary>Follows the wards that were read to the units of a day.</summary>
internal static class WardCandidates
{
    /// <returns>Each ward of the day once, best first.</returns>
    public static List<WardCandidate> Of(List<Reading> readings, DateOnly day)
    {
        var found = new List<WardCandidate>();
        foreach (var reading in readings)
        {
            if (reading.Unit.Level != AreaLevel.Ward) continue;
            foreach (var ward in On(reading, day))
                if (!found.Exists(known => known.Ward == ward)) found.Add(new WardCandidate(ward, reading.Unit, reading));
        }
        return found;
    }

    // A union of wards is narrowed by the district that the address names besides.
    private static IEnumerable<GazetteerUnit> On(Reading reading, DateOnly day)
    {
        var wards = reading.Unit.On(day);
        if (reading.District is not { } district || reading.Unit.IsValidOn(day)) return wards;
        var named = district.Units.Districts.Select(match => match.Unit).ToList();
        return wards.Any(ward => Lies(ward, named)) ? wards.Where(ward => Lies(ward, named)) : wards;
    }

    private static bool Lies(GazetteerUnit ward, List<GazetteerUnit> districts) => ward.District is { } own && districts.Contains(own);
}
