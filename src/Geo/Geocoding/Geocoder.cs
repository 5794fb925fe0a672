using System.Collections.Concurrent;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Addresses;

namespace CoverageMap.Geo.Geocoding;

/// <summary>
/// Resolves addresses to a hamlet or a ward, or says why not. What cannot be told apart is ambiguous, with all that it
/// may mean, never one of them silently. Safe for use by several threads.
/// </summary>
public sealed class Geocoder(Gazetteer gazetteer)
{
    private const double SameHamlet = 0.8;
    private const double SamePlaceMetres = 2000;

    private readonly MentionReader _reader = new(gazetteer);

    // Thousands of households share "xã Lộc Hòa, huyện Lộc Ninh": the wards are weighed once for each way to write it.
    private readonly ConcurrentDictionary<(string Units, DateOnly Day), List<WardCandidate>> _candidates = new();

    /// <param name="asOf">The day whose wards are wanted; names of earlier and later units are followed to it.</param>
    public GeocodeResult Resolve(string address, DateOnly asOf)
    {
        var mentions = _reader.Read(AddressParser.Parse(address));
        var candidates = _candidates.GetOrAdd((Key(mentions.Units), asOf), _ => WardCandidates.Of(mentions.Units, asOf, gazetteer));
        if (candidates.Count == 0 || candidates[0].Weight < Evidence.Enough) return WithoutWard(mentions, candidates, asOf);
        var hamlets = mentions.Hamlets.Select(HamletName.Of).Reverse().ToList();
        var contenders = candidates.FindAll(candidate =>
            candidate.Weight >= Evidence.Enough && candidate.Weight > candidates[0].Weight - Evidence.Margin);
        // A hamlet known by name in one of them alone decides; a number does not, since every ward has its ấp 2.
        var decided = candidates.FindAll(candidate => candidate.Weight >= Evidence.Enough
            && candidate.Weight > candidates[0].Weight - Evidence.MarginWithHamlet
            && Hamlets(candidate.Ward, hamlets).Exists(found => !found.IsNumber));
        if (contenders.Count == 1 && decided.Count == 0) return Within(contenders[0], hamlets);
        if (decided.Count == 1) return Within(decided[0], hamlets);
        if (contenders.Count == 1 && decided.Contains(contenders[0])) return Within(contenders[0], hamlets);
        var possible = contenders.Union(decided).Select(candidate => candidate.ToResult()).ToList();
        return GeocodeResult.Unresolved(MatchCode.Ambiguous, $"may be any of {possible.Count} wards", possible);
    }

    private static string Key(IReadOnlyList<Mention> mentions) =>
        string.Join('|', mentions.Select(mention => $"{(int)mention.Kind}{mention.Type}:{GazetteerName.Of(mention.Text).Letters}"));

    private static GeocodeResult Within(WardCandidate found, List<IReadOnlyList<HamletName>> hamlets)
    {
        var here = Hamlets(found.Ward, hamlets);
        var candidate = found.ToResult();
        if (here.Count > 0)
        {
            var middle = Middle(here);
            var spread = here.Max(hamlet => hamlet.Locality.Position.DistanceMetresTo(middle));
            // Old maps show one hamlet at two points; far apart, neither can be taken.
            if (spread <= SamePlaceMetres)
            {
                var uncertainty = (int)Math.Ceiling(spread) + here.Max(hamlet => hamlet.Locality.UncertaintyMetres);
                return new GeocodeResult(MatchCode.Locality, middle, uncertainty, found.Ward.Area.Id, here[0].Locality.Id, [candidate], null);
            }
        }
        // The unit named may be the smaller part of the ward of the day, and then says more.
        var place = found.Named.Area.ValidFrom < found.Ward.Area.ValidFrom ? found.Named : found.Ward;
        var reason = here.Count > 0 ? $"{here.Count} hamlets of the ward have this name" : hamlets.Count > 0 ? "the hamlet is not in the gazetteer" : "names no hamlet";
        return new GeocodeResult(MatchCode.Ward, place.Extent!.Centre, place.Extent.RadiusMetres, found.Ward.Area.Id, null, [candidate], reason);
    }

    private GeocodeResult WithoutWard(Mentions mentions, List<WardCandidate> candidates, DateOnly asOf)
    {
        var possible = candidates.Where(candidate => candidate.Weight > candidates[0].Weight - Evidence.Margin)
            .Select(candidate => candidate.ToResult()).ToList();
        var outside = mentions.Units.FirstOrDefault(unit => unit is { Kind: PartKind.Province, IsEmpty: true });
        if (outside is not null)
            return GeocodeResult.Unresolved(MatchCode.None, $"outside the gazetteer: names province '{outside.Text}'", possible);
        if (District(mentions.Units) is { } district)
        {
            if (ByHamlet(district, mentions, asOf) is { } result) return result;
            if (mentions.Units.Any(unit => unit.Kind == PartKind.Ward && unit.Wards.Length > 0))
                return GeocodeResult.Unresolved(MatchCode.Ambiguous, $"no ward of this name lies in {district.Area.Name}", possible);
            return GeocodeResult.Unresolved(MatchCode.District, $"names {district.Area.Name} but no ward known there", possible);
        }
        if (possible.Count > 0) return GeocodeResult.Unresolved(MatchCode.Ambiguous, "the parts of the address contradict each other", possible);
        return GeocodeResult.Unresolved(MatchCode.None,
            mentions.Units.Any(unit => unit.Provinces.Length > 0) ? "names a province only" : "names no unit of the gazetteer");
    }

    private static GazetteerUnit? District(IReadOnlyList<Mention> units)
    {
        var matches = units.SelectMany(unit => unit.Districts).Where(match => match.Score >= 0.75).OrderByDescending(match => match.Score).ToList();
        return matches.Count > 0 && matches.TrueForAll(match => match.Unit == matches[0].Unit || match.Score < matches[0].Score - 0.05)
            ? matches[0].Unit : null;
    }

    // A hamlet of a rare name places the household although no ward is named. Names that occur twice in the gazetteer
    // will occur in wards whose hamlets it lacks, too.
    private GeocodeResult? ByHamlet(GazetteerUnit district, Mentions mentions, DateOnly asOf)
    {
        if (mentions.Units.Any(unit => unit.Kind == PartKind.Ward)) return null;
        var hamlets = mentions.Hamlets.Select(HamletName.Of).Reverse().ToList();
        var wards = gazetteer.Wards.Units.Where(ward => ward.Area.IsValidOn(asOf) && ward.Districts.Contains(district))
            .Where(ward => Hamlets(ward, hamlets).Exists(found => !found.IsNumber && gazetteer.IsOnlyOne(found.Locality))).ToList();
        return wards is [var only] && Within(new WardCandidate(only, only, Evidence.Enough), hamlets) is { Code: MatchCode.Locality } result ? result : null;
    }

    // The hamlets of a ward that answer best to the first of the names that any answers to.
    private static List<(GazetteerLocality Locality, bool IsNumber)> Hamlets(GazetteerUnit ward, List<IReadOnlyList<HamletName>> hamlets)
    {
        foreach (var written in hamlets)
        {
            var scored = ward.Localities.Select(locality => (locality, Match: HamletName.Compare(written, locality.Names))).ToList();
            var best = scored.Count == 0 ? 0 : scored.Max(hamlet => hamlet.Match.Score);
            if (best < SameHamlet) continue;
            return [.. scored.Where(hamlet => hamlet.Match.Score >= best - 0.02).Select(hamlet => (hamlet.locality, hamlet.Match.IsNumber))];
        }
        return [];
    }

    private static LonLat Middle(List<(GazetteerLocality Locality, bool IsNumber)> hamlets) => hamlets.Count == 1
        ? hamlets[0].Locality.Position
        : new LonLat(hamlets.Average(hamlet => hamlet.Locality.Position.Lon), hamlets.Average(hamlet => hamlet.Locality.Position.Lat));
}
