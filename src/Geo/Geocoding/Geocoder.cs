using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Geo.Geocoding.Mentions;

namespace CoverageMap.Geo.Geocoding;

/// <summary>
/// Resolves addresses to a house, street, hamlet or ward, or says why not. What cannot be told apart is ambiguous, with
/// all that it may mean, never one of them silently. Safe for use by several threads.
/// </summary>
public sealed class Geocoder(Gazetteer gazetteer)
{
    // Two districts of one province may share a name (huyện and thị xã Kỳ Anh).
    private const double SameDistrict = 0.1;
    private const double FarAhead = 1.5;
    private const int MostCandidates = 50;

    private readonly UnitReader _reader = new(gazetteer);

    public Gazetteer Gazetteer => gazetteer;

    /// <param name="asOf">The day whose units are wanted; names of earlier and later units are followed to it.</param>
    public GeocodeResult Resolve(string address, DateOnly asOf)
    {
        var text = AddressText.Of(address);
        var readings = _reader.Read(text, asOf, out var claims);
        if (readings.Count == 0) return Unread(text, claims);
        var candidates = WardCandidates.Of(readings, asOf);
        // A part of the name that was read names nothing besides: "Chí Minh" in "Hồ Chí Minh".
        if (readings[0].Unit.Level != AreaLevel.Ward) candidates.RemoveAll(candidate => (candidate.Reading.Ward!.Words & ~readings[0].Words) == 0);
        var within = new WithinWard(text, readings[0].Words);
        if (candidates.Count == 0 || !candidates[0].IsEnough || candidates[0].Weight < readings[0].Weight - Evidence.Margin)
            return WithoutWard(readings[0], readings, candidates, within, asOf);
        var contenders = candidates.FindAll(candidate =>
            candidate.IsEnough && candidate.Weight > candidates[0].Weight - Evidence.Margin);
        if (contenders.Count == 1 && (candidates.Count == 1 || !within.NamesHamlet)) return Within(contenders[0], candidates, within);
        // A hamlet known by name in one of them alone decides; a number does not, since every ward has its ấp 2.
        var decided = candidates.FindAll(candidate => candidate.IsEnough
            && candidate.Weight > candidates[0].Weight - Evidence.MarginWithHamlet
            && within.HamletsIn(candidate.Ward).Exists(found => !found.IsNumber));
        if (contenders.Count == 1 && (decided.Count == 0 || decided.Contains(contenders[0]))) return Within(contenders[0], candidates, within);
        if (decided.Count == 1) return Within(decided[0], candidates, within);
        List<WardCandidate> possible = [.. contenders.Union(decided)];
        return Ambiguous(possible, within, $"may be any of {possible.Count} wards");
    }

    private GeocodeResult Within(WardCandidate found, List<WardCandidate> all, WithinWard within)
    {
        var ward = found.Ward;
        var ahead = found.Weight - (all.Find(other => other.Ward != ward)?.Weight ?? double.MinValue);
        var result = new GeocodeResult(MatchCode.Ward, ward.Province, ward.District, ward, within.Hamlet, within.Street, within.HouseNumber,
            null, null, Confidence(found.Weight, ahead), [], null);
        if (within.Street is { } street && gazetteer.Streets.Find(street, within.HouseNumber, ward) is { } match)
            return result with { Code = match.IsHouse ? MatchCode.House : MatchCode.Street, Position = match.Position, UncertaintyMetres = match.UncertaintyMetres };
        var hamlets = within.HamletsIn(ward);
        if (WithinWard.Place(hamlets) is { } place)
            return result with { Code = MatchCode.Hamlet, Hamlet = within.Hamlet ?? hamlets[0].Hamlet.Name, Position = place.Position, UncertaintyMetres = place.UncertaintyMetres };
        // The unit named may be the smaller part of the ward of the day, and then says more.
        var extent = (found.Named.ValidFrom < ward.ValidFrom ? found.Named : ward).Extent;
        return result with
        {
            Position = extent?.Centre,
            UncertaintyMetres = extent?.RadiusMetres,
            Reason = hamlets.Count > 0 ? $"{hamlets.Count} hamlets of the ward have this name"
                : within.NamesHamlet ? "the hamlet is not in the gazetteer" : "names no hamlet",
        };
    }

    private GeocodeResult WithoutWard(Reading best, List<Reading> readings, List<WardCandidate> candidates, WithinWard within, DateOnly asOf)
    {
        if (best.Unit.Level == AreaLevel.District)
        {
            var same = readings.FindAll(reading => reading.Unit.Level == AreaLevel.District && reading.Weight > best.Weight - SameDistrict);
            if (same.Count == 1 && best.Weight >= Evidence.EnoughForDistrict) return InDistrict(best, candidates, within, asOf);
        }
        var possible = candidates.FindAll(candidate => candidate.Weight > best.Weight - 2 * Evidence.Margin);
        if (possible.Count > 0) return Ambiguous(possible, within, "the parts of the address contradict each other");
        var provinces = readings.Where(reading => reading.Weight > best.Weight - SameDistrict)
            .SelectMany(reading => reading.Unit.Province.On(asOf)).Distinct().ToList();
        if (best.Unit.Level == AreaLevel.District && best.Weight < Evidence.EnoughForDistrict) provinces.Clear();
        return new GeocodeResult(MatchCode.None, provinces.Count == 1 ? provinces[0] : null, null, null, within.Hamlet, within.Street, within.HouseNumber,
            null, null, Confidence(best.Weight, 0), [], best.Unit.Level == AreaLevel.Province ? "names a province only" : "names one of several districts");
    }

    private GeocodeResult InDistrict(Reading best, List<WardCandidate> candidates, WithinWard within, DateOnly asOf)
    {
        var district = best.Unit;
        if (ByHamlet(best, within, asOf) is { } result) return result;
        var provinces = district.Province.On(asOf).ToList();
        var possible = candidates.FindAll(candidate => candidate.Ward.Districts.Contains(district)).ConvertAll(candidate => Candidate(candidate, within));
        return new GeocodeResult(MatchCode.District, provinces.Count == 1 ? provinces[0] : null, district.IsValidOn(asOf) ? district : null, null,
            within.Hamlet, within.Street, within.HouseNumber, district.Extent?.Centre, district.Extent?.RadiusMetres, Confidence(best.Weight, 0),
            possible.Count > 1 ? possible : [], $"names {district.FullName} but no ward known there");
    }

    // A hamlet of a rare name places the household although no ward is named. Names that occur twice in the gazetteer
    // will occur in wards whose hamlets it lacks, too.
    private GeocodeResult? ByHamlet(Reading best, WithinWard within, DateOnly asOf)
    {
        if (!within.NamesHamlet || within.NamesWard) return null;
        var wards = best.Unit.Children.SelectMany(ward => ward.On(asOf)).Distinct()
            .Where(ward => within.HamletsIn(ward).Exists(found => !found.IsNumber && gazetteer.IsOnlyOne(found.Hamlet))).ToList();
        return wards is [var only] && Within(new WardCandidate(only, only, best with { Weight = Evidence.Enough }), [], within) is { Code: MatchCode.Hamlet } result
            ? result : null;
    }

    private static GeocodeResult Ambiguous(List<WardCandidate> possible, WithinWard within, string reason)
    {
        var candidates = possible.Take(MostCandidates).Select(candidate => Candidate(candidate, within)).ToList();
        var district = Common(possible, candidate => candidate.Ward.District);
        return new GeocodeResult(district is null ? MatchCode.None : MatchCode.District, Common(possible, candidate => candidate.Ward.Province), district, null,
            within.Hamlet, within.Street, within.HouseNumber, district?.Extent?.Centre, district?.Extent?.RadiusMetres,
            Confidence(possible[0].Weight, 0), candidates, reason);
    }

    private static GeocodeCandidate Candidate(WardCandidate candidate, WithinWard within)
    {
        var hamlets = within.HamletsIn(candidate.Ward);
        var score = Math.Round(Math.Clamp(candidate.Weight / Evidence.Full, 0, 1), 3);
        return WithinWard.Place(hamlets) is { } place
            ? new GeocodeCandidate(candidate.Ward, hamlets[0].Hamlet.Name, place.Position, place.UncertaintyMetres, score)
            : new GeocodeCandidate(candidate.Ward, null, candidate.Ward.Extent?.Centre, candidate.Ward.Extent?.RadiusMetres, score);
    }

    private static GazetteerUnit? Common(List<WardCandidate> candidates, Func<WardCandidate, GazetteerUnit?> of)
    {
        var first = of(candidates[0]);
        return candidates.TrueForAll(candidate => of(candidate) == first) ? first : null;
    }

    private static GeocodeResult Unread(AddressText text, Claims claims)
    {
        var within = new WithinWard(text, 0);
        var named = claims.All.FirstOrDefault(claim => claim.Word is not null);
        return new GeocodeResult(MatchCode.None, null, null, null, within.Hamlet, within.Street, within.HouseNumber, null, null, 0, [],
            named is null ? "names no unit of the gazetteer" : $"names no unit of the gazetteer: '{text.Written(named.WordFrom, named.To)} …'");
    }

    private static double Confidence(double weight, double ahead) =>
        Math.Round(Math.Clamp(weight / Evidence.Full, 0, 1) * (0.6 + 0.4 * Math.Clamp(ahead / FarAhead, 0, 1)), 3);
}
