using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Geo.Geocoding.Mentions;

/// <summary>One way to understand the units of an address.</summary>
/// <param name="Unit">The smallest unit read; its district and province follow from it.</param>
/// <param name="Ward">The words that name the ward; null when none is read. So for the others.</param>
/// <param name="Weight">Higher is better; see <see cref="Evidence"/>.</param>
public sealed record Reading(GazetteerUnit Unit, UnitMention? Ward, UnitMention? District, UnitMention? Province, double Weight)
{
    /// <summary>How sure the unit is by itself: a ward's name alone is weak among other names, but enough if it stands alone.</summary>
    public double Strength => Weight - (Unit.Level == AreaLevel.Ward ? Evidence.Support(Ward!, District, Province) : 0);

    /// <summary>The words that the reading takes for units.</summary>
    public ulong Words => (Ward?.Words ?? 0) | (District?.Words ?? 0) | (Province?.Words ?? 0);
}
