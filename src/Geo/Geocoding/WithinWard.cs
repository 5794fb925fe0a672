using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Geo.Geocoding.Names;

namespace CoverageMap.Geo.Geocoding;

/// <summary>The parts of an address below the ward, and where they are in a given ward.</summary>
public sealed class WithinWard
{
    private const double SameHamlet = 0.8;
    private const double SamePlaceMetres = 2000;

    private readonly AddressParts _parts;
    private List<IReadOnlyList<HamletName>>? _hamlets;

    /// <param name="units">A bit for each word that names a unit.</param>
    public WithinWard(AddressText text, ulong units) => _parts = AddressParser.Parse(text, units);

    // A name without a unit word may be a hamlet's; the nearest to the ward first.
    private List<IReadOnlyList<HamletName>> Hamlets => _hamlets ??= [.. _parts.Parts.Where(part => part.Kind is PartKind.Hamlet or PartKind.Unknown)
        .Reverse().OrderBy(part => part.Kind == PartKind.Unknown).Select(part => HamletName.Of(part.Words))];

    public string? HouseNumber => _parts.HouseNumber ?? _parts.Plot?.Name;

    public string? Street => (_parts.Parts.FirstOrDefault(part => part.Kind == PartKind.Street) ?? _parts.Alley)?.FullName;

    /// <summary>As written, with its unit word in full.</summary>
    public string? Hamlet => (_parts.Hamlet ?? _parts.Parts.FirstOrDefault(part => part.Kind == PartKind.Group))?.FullName;

    public bool NamesHamlet => _parts.Parts.Any(part => part.Kind is PartKind.Hamlet or PartKind.Unknown);

    /// <summary>Names a ward that is not known, or that was not understood.</summary>
    public bool NamesWard => _parts.Ward is not null;

    /// <summary>The hamlets of a ward that answer best to the first of the names that any answers to.</summary>
    public List<(HamletPoint Hamlet, bool IsNumber)> HamletsIn(GazetteerUnit ward)
    {
        if (ward.Hamlets.Count == 0) return [];
        foreach (var written in Hamlets)
        {
            var best = 0.0;
            var found = new List<(HamletPoint, bool IsNumber, double Score)>();
            foreach (var hamlet in ward.Hamlets)
            {
                var (score, isNumber) = HamletName.Compare(written, hamlet.Names);
                if (score < SameHamlet) continue;
                best = Math.Max(best, score);
                found.Add((hamlet, isNumber, score));
            }
            if (found.Count > 0) return [.. found.Where(hamlet => hamlet.Score >= best - 0.02).Select(hamlet => (hamlet.Item1, hamlet.IsNumber))];
        }
        return [];
    }

    /// <summary>The one place of the hamlets found; null where they lie too far apart: old maps show one hamlet at two points.</summary>
    public static (LonLat Position, int UncertaintyMetres)? Place(List<(HamletPoint Hamlet, bool IsNumber)> hamlets)
    {
        if (hamlets.Count == 0) return null;
        var middle = hamlets.Count == 1 ? hamlets[0].Hamlet.Position
            : new LonLat(hamlets.Average(hamlet => hamlet.Hamlet.Position.Lon), hamlets.Average(hamlet => hamlet.Hamlet.Position.Lat));
        var spread = hamlets.Max(hamlet => hamlet.Hamlet.Position.DistanceMetresTo(middle));
        if (spread > SamePlaceMetres) return null;
        return (middle, (int)Math.Ceiling(spread) + hamlets.Max(hamlet => hamlet.Hamlet.UncertaintyMetres));
    }
}
