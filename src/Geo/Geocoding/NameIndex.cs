using System.Collections.Concurrent;

namespace CoverageMap.Geo.Geocoding;

/// <summary>A unit that a written name may mean.</summary>
/// <param name="Score">As <see cref="NameSimilarity.Score"/> gives it.</param>
public readonly record struct NameMatch(GazetteerUnit Unit, double Score);

/// <summary>Finds the units of one level by name, exactly without diacritics or within a slip of the finger.</summary>
public sealed class NameIndex(IReadOnlyList<GazetteerUnit> units)
{
    private readonly ILookup<string, GazetteerUnit> _byName = units.ToLookup(unit => unit.Name.Folded);

    // Some thousand misspellings at most occur; the cache is dropped with the gazetteer.
    private readonly ConcurrentDictionary<GazetteerName, NameMatch[]> _similar = new();

    public IReadOnlyList<GazetteerUnit> Units => units;

    /// <summary>Units of the same name, diacritics aside; best first.</summary>
    public NameMatch[] Same(GazetteerName name) =>
        [.. _byName[name.Folded].Select(unit => new NameMatch(unit, NameSimilarity.Score(name, unit.Name))).OrderByDescending(match => match.Score)];

    /// <summary>Units of a similar name; best first.</summary>
    public NameMatch[] Similar(GazetteerName name) => _similar.GetOrAdd(name, static (name, units) =>
        [.. units.Select(unit => new NameMatch(unit, NameSimilarity.Score(name, unit.Name)))
            .Where(match => match.Score > 0).OrderByDescending(match => match.Score)], units);

    /// <summary>Units whose name has these initials.</summary>
    public NameMatch[] WithInitials(string initials) =>
        initials.Length < 2 ? [] : [.. units.Where(unit => unit.Initials == initials).Select(unit => new NameMatch(unit, 0.9))];
}
