using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register.Letters;

namespace CoverageMap.Geo.Register.Headings;

/// <summary>Tells what a heading means: by the mapping file, the campaign's gaps, and the names that offices use.</summary>
internal sealed class HeadingNames
{
    private readonly Dictionary<string, Heading> _mapped = [];
    private readonly Dictionary<string, Heading> _gaps;

    public HeadingNames(Campaign campaign, RegisterMapping mapping)
    {
        _gaps = GapHeadings.Of(campaign);
        foreach (var (field, headings) in mapping.Columns)
            foreach (var (rank, heading) in headings.Index())
                // A column that is mapped keeps what its name says of marks and units, unless it is mapped to something else.
                _mapped[HeadingKey.Of(heading)] = FindByKey(HeadingKey.Of(heading)) is { } known && known.Field == field
                    ? known with { Rank = rank - headings.Count } : new Heading(field, rank - headings.Count);
    }

    /// <summary>What the heading means, or null. A heading in a legacy font is understood too.</summary>
    public Heading? Find(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (FindUnicode(text) is { } heading) return heading;
        return text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') < 0 ? null
            : LegacyFont.All.Select(font => FindUnicode(font.Convert(text))).FirstOrDefault(found => found is not null);
    }

    private Heading? FindUnicode(string text) =>
        FindByKey(HeadingKey.Of(text)) ?? FindByKey(HeadingKey.WithoutBrackets(text));

    private Heading? FindByKey(string key) => key == "" ? null
        : _mapped.GetValueOrDefault(key) ?? _gaps.GetValueOrDefault(key) ?? KnownHeadings.All.GetValueOrDefault(key);
}
