using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Viewer.Compatible;

/// <summary>Places by the geocoder and the gazetteer.</summary>
internal sealed class GazetteerPlaces(CurrentGazetteer current, CampaignStore campaigns, TimeProvider clock) : IPlaceSource
{
    /// <summary>The campaign's first day, as everywhere; today while there is no campaign.</summary>
    public async Task<DateOnly> DayAsync(CancellationToken cancel)
    {
        try
        {
            return (await campaigns.CurrentAsync(cancel)).StartsOn;
        }
        catch (UserErrorException)
        {
            // In Vietnam, which has no summer time.
            return DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
        }
    }

    public async Task<IReadOnlyList<FoundPlace>> SearchAsync(string address, DateOnly asOf, CancellationToken cancel)
    {
        var loaded = await current.GetAsync(cancel);
        var result = loaded.Geocoder.Resolve(address, asOf);
        if (result.Ward is { } ward) return result.Position is { } at ? [Within(ward, result, at, loaded.Gazetteer)] : [];
        if (result.Candidates.Count > 0) return [.. result.Candidates.Select(Candidate).OfType<FoundPlace>()];
        return (result.District ?? result.Province) is { } unit && UnitPlaces.Of(unit, result.Confidence) is { } place ? [place] : [];
    }

    public async Task<FoundPlace?> AtAsync(LonLat position, PlaceKind smallest, DateOnly asOf, CancellationToken cancel)
    {
        var loaded = await current.GetAsync(cancel);
        var found = loaded.Reverse.Find(position, asOf);
        // Where it cannot be told which ward it is, the district or province is true all the same.
        if (found.Ward is not { } ward)
        {
            return found.Around is not { } around ? null : smallest == PlaceKind.Country ? UnitPlaces.Country
                : UnitPlaces.Of(smallest == PlaceKind.Province ? around.Province : around, 1);
        }
        if (smallest == PlaceKind.Country) return UnitPlaces.Country;
        if (smallest == PlaceKind.Province) return UnitPlaces.Of(ward.Province, 1);
        if (smallest == PlaceKind.District) return UnitPlaces.Of(ward.District ?? ward.Province, 1);
        if (UnitPlaces.Of(ward, 1) is not { } inWard) return null;
        if (smallest == PlaceKind.Ward) return inWard;
        if (smallest >= PlaceKind.Street && found.Street is { } street)
            return UnitPlaces.Street(inWard, ward, street.Name, street.Position, HouseFromStreetMetres) with { Hamlet = found.Hamlet?.Name };
        return found.Hamlet is { } near && ward.Hamlets.FirstOrDefault(hamlet => hamlet.Name == near.Name && hamlet.Position == near.Position) is { } known
            ? UnitPlaces.Hamlet(inWard, ward, known) : inWard;
    }

    public async Task<FoundPlace?> FindAsync(long id, CancellationToken cancel)
    {
        var gazetteer = (await current.GetAsync(cancel)).Gazetteer;
        var wanted = PlaceId.Read(id);
        if (wanted.Kind == PlaceKind.Country) return UnitPlaces.Country;
        var units = wanted.Kind switch
        {
            PlaceKind.Province => gazetteer.Provinces,
            PlaceKind.District => gazetteer.Districts,
            _ => gazetteer.Wards,
        };
        var unit = units.FirstOrDefault(unit => unit.Code == wanted.UnitCode && PlaceId.Of(wanted.Kind, unit.Code, unit.ValidFrom).UnitFrom == wanted.UnitFrom);
        if (unit is null || UnitPlaces.Of(unit, 1) is not { } place) return null;
        return wanted.Kind switch
        {
            PlaceKind.Hamlet => unit.Hamlets.FirstOrDefault(hamlet => PlaceId.Sum(hamlet.Name) == wanted.NameSum) is { } hamlet
                ? UnitPlaces.Hamlet(place, unit, hamlet) : null,
            PlaceKind.Street => gazetteer.Streets.Pieces.Select(piece => piece.Name).Distinct().Where(name => PlaceId.Sum(name) == wanted.NameSum)
                .Select(name => gazetteer.Streets.Find(name, null, unit)).FirstOrDefault(match => match is not null) is { } match
                ? UnitPlaces.Street(place, unit, match.Name, match.Position, match.UncertaintyMetres) : null,
            PlaceKind.House => null, // a house is known by its number, which its id does not hold
            _ => place,
        };
    }

    public async Task<DateTimeOffset> UpdatedAsync(CancellationToken cancel) => (await current.GetAsync(cancel)).At;

    private const int HouseFromStreetMetres = 60;

    private static FoundPlace Within(GazetteerUnit ward, GeocodeResult result, LonLat at, Gazetteer gazetteer)
    {
        var place = (UnitPlaces.Of(ward, result.Confidence) ?? UnitPlaces.Bare(ward, result.Confidence)) with
        {
            Position = at,
            UncertaintyMetres = result.UncertaintyMetres ?? UnitPlaces.UnknownMetres,
            MatchCode = result.Code.ToString().ToLowerInvariant(),
        };
        var street = result.Street is { } written ? gazetteer.Streets.Find(written, null, ward)?.Name ?? written : null;
        return result.Code switch
        {
            MatchCode.House => place with
            {
                Kind = PlaceKind.House,
                Outline = null,
                Street = street,
                HouseNumber = result.HouseNumber,
                Hamlet = result.Hamlet,
                Id = PlaceId.Of(PlaceKind.House, ward.Code, ward.ValidFrom, $"{result.HouseNumber} {street}").Number,
            },
            MatchCode.Street => UnitPlaces.Street(place, ward, street!, at, place.UncertaintyMetres) with { Hamlet = result.Hamlet },
            // The address' own words for the hamlet, and the gazetteer's id of it.
            MatchCode.Hamlet when ward.Hamlets.MinBy(hamlet => hamlet.Position.DistanceMetresTo(at)) is { } hamlet =>
                UnitPlaces.Hamlet(place, ward, hamlet) with { Hamlet = result.Hamlet ?? hamlet.Name, Position = at, UncertaintyMetres = place.UncertaintyMetres },
            _ => place,
        };
    }

    private static FoundPlace? Candidate(GeocodeCandidate candidate)
    {
        if (UnitPlaces.Of(candidate.Unit, candidate.Score) is not { } place) return null;
        return candidate.Hamlet is { } name && candidate.Position is { } at
            && candidate.Unit.Hamlets.MinBy(hamlet => hamlet.Position.DistanceMetresTo(at)) is { } hamlet
            ? UnitPlaces.Hamlet(place, candidate.Unit, hamlet) with { Hamlet = name, Position = at, UncertaintyMetres = candidate.UncertaintyMetres ?? hamlet.UncertaintyMetres }
            : place;
    }
}
