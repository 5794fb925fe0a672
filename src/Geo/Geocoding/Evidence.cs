using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Areas;

namespace CoverageMap.Geo.Geocoding;

/// <summary>
/// Weighs how well a ward explains an address: its name, its type (evidence, not proof: units change type), its
/// district and its province as named elsewhere in the address, and whether it is valid on the day. The weights order
/// kinds of evidence, name before district before province; they were set from the rules of addressing, not fitted.
/// </summary>
public static class Evidence
{
    /// <summary>What a ward must reach to be taken: an exact name alone, or a misspelt one with a unit word or a district.</summary>
    public const double Enough = 3.0;

    /// <summary>Wards closer to the best one than this cannot be told from it.</summary>
    public const double Margin = 0.35;

    /// <summary>As <see cref="Margin"/>, for a ward that has a hamlet of the name given.</summary>
    public const double MarginWithHamlet = 0.6;

    /// <summary>The most that a ward can reach.</summary>
    public const double Full = NameWeight + UnitWord + SameType + DistrictWeight + ProvinceWeight + ValidToday;

    private const double NameWeight = 3.0;
    private const double UnitWord = 0.6;
    private const double SameType = 0.3;
    private const double FormerType = 0.05;
    private const double FormerTown = -0.1;
    private const double OtherType = -0.2;
    private const double DistrictWeight = 1.5;
    private const double UntypedDistrict = 1.3;
    private const double OtherDistrict = -2.0;
    private const double OtherUntypedDistrict = -1.3;
    private const double UnknownDistrict = -1.5;
    private const double ProvinceWeight = 0.5;
    private const double LaterProvince = 0.1;
    private const double OtherProvince = -2.0;
    private const double UnknownProvince = -2.5;
    private const double OtherWard = -2.5;
    private const double UnknownWard = -1.2;
    private const double OtherUntyped = -0.5;
    // People write the names of yesterday, not those of tomorrow. So a former unit is not told from a present one of
    // the same name elsewhere ("phường An Lộc" after 2025), but a unit to come is.
    private const double ValidToday = 0.4;
    private const double ValidBefore = 0.2;

    // To name a district is to write as before they ceased.
    private const double FormerDistrict = 0.5;

    // Units are raised over the years, so an address may still say xã of what is a phường now. A thị trấn, the one
    // town of a district, is rarer to become a phường under its name.
    private static readonly string[] Ranks = ["xã", "thị trấn", "phường"];

    /// <summary>The weight of all evidence for the ward if the mention <paramref name="at"/> is its name.</summary>
    public static double Weigh(GazetteerUnit ward, double nameScore, int at, IReadOnlyList<Mention> mentions, DateOnly day)
    {
        var sum = NameWeight * nameScore + (ward.Area.IsValidOn(day) ? ValidToday : ward.Area.ValidFrom < day ? ValidBefore : 0);
        if (mentions[at].Kind == PartKind.Ward) sum += UnitWord + TypeWeight(mentions[at].Type, ward.Type);
        for (var other = 0; other < mentions.Count; other++)
            if (other != at) sum += Weigh(ward, mentions[other], behind: other > at);
        return sum;
    }

    private static double Weigh(GazetteerUnit ward, Mention mention, bool behind) => mention.Kind switch
    {
        PartKind.Ward => mention.Wards.Any(match => match.Unit == ward) ? 0 : mention.Wards.Length > 0 ? OtherWard : UnknownWard,
        PartKind.District => District(ward, mention),
        PartKind.Province => Province(ward, mention),
        _ => Untyped(ward, mention, behind),
    };

    private static double District(GazetteerUnit ward, Mention mention)
    {
        var own = Own(mention.Districts, ward.Districts);
        // "Thành phố" is said of provinces too.
        if (own == 0 && Own(mention.Provinces, ward.Province) is > 0 and var province) return ProvinceWeight * province;
        if (own >= Mention.Top(mention.Districts) - 0.05 && own > 0) return DistrictWeight * own * Share(ward);
        return Math.Max(Mention.Top(mention.Districts), Mention.Top(mention.Provinces)) >= 0.75 ? OtherDistrict : UnknownDistrict;
    }

    private static double Province(GazetteerUnit ward, Mention mention)
    {
        if (Own(mention.Provinces, ward.Province) is > 0 and var own) return ProvinceWeight * own;
        if (Own(mention.Provinces, ward.Successors.Select(unit => unit.Province)) > 0) return LaterProvince;
        return mention.Provinces.Length > 0 ? OtherProvince : UnknownProvince;
    }

    private static double Untyped(GazetteerUnit ward, Mention mention, bool behind)
    {
        if (Own(mention.Districts, ward.Districts) is > 0 and var district) return UntypedDistrict * district * Share(ward);
        if (Own(mention.Provinces, ward.Province) is > 0 and var province) return ProvinceWeight * province;
        if (mention.Wards.Any(match => match.Unit == ward) || !behind) return 0;
        if (Mention.Top(mention.Districts) >= 0.9) return OtherUntypedDistrict;
        return Own(mention.Provinces, ward.Successors.Select(unit => unit.Province)) > 0 ? LaterProvince : OtherUntyped;
    }

    private static double Share(GazetteerUnit ward) => ward.Parent?.Area.Level == AreaLevel.District ? 1 : FormerDistrict;

    private static double TypeWeight(string? written, string? known)
    {
        if (written == known) return SameType;
        if (Array.IndexOf(Ranks, written) >= Array.IndexOf(Ranks, known)) return OtherType;
        return written == Ranks[0] ? FormerType : FormerTown;
    }

    private static double Own(NameMatch[] matches, IEnumerable<GazetteerUnit?> units) =>
        matches.Length == 0 ? 0 : matches.Where(match => units.Contains(match.Unit)).Select(match => match.Score).DefaultIfEmpty().Max();

    private static double Own(NameMatch[] matches, GazetteerUnit? unit) =>
        matches.Where(match => match.Unit == unit).Select(match => match.Score).DefaultIfEmpty().Max();
}
