using CoverageMap.Geo.Geocoding.Names;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>Finds units by a name that is spelt right, diacritics aside. Immutable; a look-up costs some 30 ns.</summary>
public sealed class NameIndex
{
    /// <summary>The longest name in letters without spaces; longer spans need not be looked up.</summary>
    public int LongestName { get; }

    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byName;

    public NameIndex(IEnumerable<UnitName> names)
    {
        var byName = names.GroupBy(name => name.Name.Folded).ToDictionary(same => same.Key, same => new Entry([.. same]));
        _byName = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        LongestName = byName.Count == 0 ? 0 : byName.Keys.Max(name => name.Length);
    }

    /// <param name="folded">Without diacritics and spaces, lower case.</param>
    /// <param name="letters">The same letters with diacritics.</param>
    /// <param name="withMarks">
    /// Whoever wrote the name puts the marks where they belong, as the rest of the address shows: then "Sa Pa" is not Sa Pả.
    /// </param>
    /// <returns>Null when no unit has the name.</returns>
    public UnitMatches? Find(ReadOnlySpan<char> folded, ReadOnlySpan<char> letters, bool withMarks) =>
        _byName.TryGetValue(folded, out var entry) ? entry.Matches(letters, withMarks) : null;

    /// <summary>The names that differ in diacritics only.</summary>
    private sealed class Entry
    {
        private const double OtherMarks = 0.15;

        private readonly UnitName[] _names;
        private readonly (string Letters, UnitMatches Any, UnitMatches WithMarks)[] _spellings;

        public Entry(UnitName[] names)
        {
            _names = names;
            // People write a name right or without any mark; other spellings are weighed when they occur.
            _spellings = [.. names.Select(name => name.Name.Letters).Append(names[0].Name.Folded).Distinct()
                .Select(letters => (letters, Weigh(letters, false), Weigh(letters, true)))];
        }

        public UnitMatches Matches(ReadOnlySpan<char> letters, bool withMarks)
        {
            foreach (var (spelling, any, strict) in _spellings)
                if (letters.SequenceEqual(spelling)) return withMarks ? strict : any;
            return Weigh(letters.ToString(), false);
        }

        private UnitMatches Weigh(string letters, bool withMarks)
        {
            var written = new GazetteerName(letters, _names[0].Name.Folded);
            var less = withMarks && Array.Exists(_names, name => name.Name.Letters == letters) ? OtherMarks : 0;
            return UnitMatches.Of(_names.Select(name => new UnitMatch(name.Unit,
                name.Score * (NameSimilarity.Score(written, name.Name) - (name.Name.Letters == letters ? 0 : less)))));
        }
    }
}
