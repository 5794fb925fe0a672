using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Geo.Geocoding.Mentions;
using CoverageMap.Geo.Geocoding.Names;

namespace CoverageMap.Geo.Geocoding;

/// <summary>An address resolved, with its parts from small to large and the evidence for each.</summary>
public sealed record AddressExplanation(GeocodeResult Result, IReadOnlyList<PartOfAddress> Parts)
{
    /// <param name="asOf">The day whose units are wanted.</param>
    public static AddressExplanation Of(Geocoder geocoder, string address, DateOnly asOf)
    {
        var result = geocoder.Resolve(address, asOf);
        var text = AddressText.Of(address);
        var readings = new UnitReader(geocoder.Gazetteer).Read(text, asOf, out _);
        var smallest = result.Ward ?? result.District ?? result.Province;
        var reading = readings.Find(known => smallest is not null && known.Unit.On(asOf).Contains(smallest)) ?? readings.FirstOrDefault();
        var parts = Below(text, reading?.Words ?? 0).ToList();
        Add(parts, text, PartKind.Ward, result.Ward, reading?.Ward);
        Add(parts, text, PartKind.District, result.District, reading?.District);
        Add(parts, text, PartKind.Province, result.Province, reading?.Province);
        return new AddressExplanation(result, parts);
    }

    // A part below the ward is as written but for its unit word.
    private static IEnumerable<PartOfAddress> Below(AddressText text, ulong units) =>
        AddressParser.Parse(text, units).Parts.Where(part => part.Kind is not (PartKind.Ward or PartKind.District or PartKind.Province)).Select(part =>
        {
            var full = Contains(text, part.FullName) || Contains(text, part.Type is null ? part.Name : $"{part.Type} số {part.Name}");
            return new PartOfAddress(part.Kind, part.FullName, part.Name, full ? PartEvidence.AsWritten : PartEvidence.Expanded, 0);
        });

    private static bool Contains(AddressText text, string name) =>
        text.Letters(0, text.Tokens.Count).IndexOf(GazetteerName.Of(name).Letters) >= 0;

    private static void Add(List<PartOfAddress> parts, AddressText text, PartKind kind, GazetteerUnit? unit, UnitMention? mention)
    {
        if (unit is null) return;
        if (mention is null || !Names(mention, unit))
        {
            parts.Add(new PartOfAddress(kind, unit.FullName, null, PartEvidence.Implied, 0));
            return;
        }
        var written = text.Written(mention.WordFrom, mention.To);
        var letters = text.Letters(mention.From, mention.To);
        var evidence = mention.Slips > 0 ? PartEvidence.Corrected
            : letters.SequenceEqual(unit.Key.Letters) ? PartEvidence.AsWritten
            : text.Folded(mention.From, mention.To).SequenceEqual(unit.Key.Folded) ? PartEvidence.WithoutDiacritics : PartEvidence.Expanded;
        parts.Add(new PartOfAddress(kind, unit.FullName, written, evidence, mention.Slips));
    }

    // The unit itself, or one that it was made of or became part of.
    private static bool Names(UnitMention mention, GazetteerUnit unit) =>
        (unit.Level switch { AreaLevel.Province => mention.Units.Provinces, AreaLevel.District => mention.Units.Districts, _ => mention.Units.Wards })
            .Any(match => match.Unit == unit || match.Unit.Successors.Contains(unit) || match.Unit.Predecessors.Contains(unit));
}
