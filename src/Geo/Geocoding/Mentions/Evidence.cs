using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Geo.Geocoding.Mentions;

/// <summary>
/// What each kind of evidence weighs. The weights order kinds of evidence: a name before the unit word before it, ward
/// before district before province; what an address says and a reading leaves unexplained counts against it. They were
/// set from the rules of addressing, not fitted.
/// </summary>
public static class Evidence
{
    /// <summary>What a reading with a ward must reach to be taken: an exact name alone, or a misspelt one with support.</summary>
    public const double Enough = 2.75;

    /// <summary>What a reading of a district must reach: its exact name alone, or a misspelt one with a unit word or province.</summary>
    public const double EnoughForDistrict = 0.7;

    /// <summary>Readings closer to the best one than this cannot be told from it.</summary>
    public const double Margin = 0.35;

    /// <summary>As <see cref="Margin"/>, for a ward that has a hamlet of the name given.</summary>
    public const double MarginWithHamlet = 0.6;

    /// <summary>The most that a reading can reach.</summary>
    public const double Full = WardName + UnitWord + SameType + DistrictName + DistrictWord + ProvinceName + ProvinceWord + ValidToday + Adjacent;

    public const double ValidToday = 0.4;

    // People write the names of yesterday, not those of tomorrow. So a former unit is not told from a present one of
    // the same name elsewhere ("phường An Lộc" after 2025), but a unit to come is.
    public const double ValidBefore = 0.2;

    /// <summary>The unit is of the register's own country.</summary>
    public const double Home = 0.5;

    /// <summary>The ward's name stands right before the district's or province's.</summary>
    public const double Adjacent = 0.25;

    /// <summary>Each level that stands behind a larger one.</summary>
    public const double OutOfOrder = -0.2;

    /// <summary>Words of the same part stand before the name, as in the name of a street.</summary>
    public const double InsidePart = -0.6;

    /// <summary>Words of the same part stand behind the name.</summary>
    public const double PartGoesOn = -0.4;

    /// <summary>The address ends in words that the reading does not explain.</summary>
    public const double EndUnread = -0.3;

    /// <summary>A number without a unit word is taken for a quận.</summary>
    public const double BareNumber = -1.2;

    /// <summary>The name alone is rather that of a larger unit: "Bình Phước", "Lộc Ninh".</summary>
    public const double RatherAbove = -2.2;

    private const double Unsupported = -2.2;

    private const double WardName = 3.0;
    private const double UnitWord = 0.6;
    private const double SameType = 0.3;
    private const double FormerType = 0.05;
    private const double FormerTown = -0.1;
    private const double OtherType = -0.2;
    private const double OtherOfTwo = -0.5;
    private const double DistrictName = 1.5;
    private const double DistrictWord = 0.4;
    private const double OtherDistrictWord = 0.1;
    private const double OtherDistrict = -0.6;
    private const double ProvinceName = 0.8;
    private const double OtherProvinceName = 0.4;
    private const double ProvinceWord = 0.2;
    private const double WrongWord = -2.0;

    // To name a district is to write as before they ceased.
    private const double FormerDistrict = 0.5;

    // Units are raised over the years, so an address may still say xã of what is a phường now. A thị trấn, the one
    // town of a district, is rarer to become a phường under its name.
    private static readonly string[] Ranks = ["xã", "thị trấn", "phường"];

    /// <summary>The weight of a name for a ward, or null where the word before it forbids it.</summary>
    public static double? Ward(UnitMention mention, UnitMatch match) => mention.Word switch
    {
        null => WardName * match.Score,
        { Kind: PartKind.Ward } word => WardName * match.Score + UnitWord + TypeWeight(word.Name, mention, match),
        _ => null,
    };

    /// <summary>
    /// What it takes from a ward's name that nothing supports, neither a unit word nor a larger unit: one word in twenty
    /// is the name of some ward.
    /// </summary>
    public static double Support(UnitMention ward, UnitMention? district, UnitMention? province) =>
        ward.Word is null && district is null && province is null ? Unsupported : 0;

    /// <summary>The weight of a name for the district of a ward or for a district itself; null where it is none.</summary>
    public static double? District(UnitMention mention, UnitMatch match, bool former)
    {
        var name = DistrictName * match.Score * (former ? FormerDistrict : 1);
        return mention.Word switch
        {
            null => name,
            { Kind: PartKind.District } word when word.Name == match.Unit.Type => name + DistrictWord,
            // "Thị xã Phước Long" is not huyện Phước Long; but huyện Chơn Thành became thị xã Chơn Thành.
            { Kind: PartKind.District } word => name + (IsKnown(mention, word.Name, match.Score) ? OtherDistrict : OtherDistrictWord),
            { Kind: PartKind.Province or PartKind.Ward } => name + WrongWord,
            _ => null,
        };
    }

    /// <summary>The weight of a name for a province; null where it is none.</summary>
    /// <param name="other">The province that the ground belonged to at another time.</param>
    public static double? Province(UnitMention mention, UnitMatch match, bool other)
    {
        var name = (other ? OtherProvinceName : ProvinceName) * match.Score;
        return mention.Word switch
        {
            null => name,
            { Kind: PartKind.Province } => name + ProvinceWord,
            // "Thành phố" is said of provinces too.
            { Name: "thành phố" } => name + (match.Unit.Type == "thành phố" ? ProvinceWord : -ProvinceWord),
            { Kind: PartKind.Ward or PartKind.District } => name + WrongWord,
            _ => null,
        };
    }

    /// <summary>What it costs to leave a name unexplained.</summary>
    /// <param name="behind">It stands behind the ward or district read, where only larger units have their place.</param>
    public static double Unexplained(UnitMention mention, bool behind) => mention.Word?.Kind switch
    {
        PartKind.Ward => mention.Units.Wards.Length > 0 ? -2.5 : -1.2,
        PartKind.District => mention.Units.IsEmpty ? -1.5 : -3.0,
        PartKind.Province => -2.0,
        null when !behind => 0,
        null when UnitMatches.Top(mention.Units.Districts) >= 0.9 => -1.8,
        null when UnitMatches.Top(mention.Units.Provinces) >= 0.85 => -1.3,
        null => -0.5,
        _ => 0,
    };

    private static bool IsKnown(UnitMention mention, string type, double score) =>
        Array.Exists(mention.Units.Districts, other => other.Unit.Type == type && other.Score >= score);

    private static double TypeWeight(string written, UnitMention mention, UnitMatch match)
    {
        var known = match.Unit.Type;
        if (written == known) return SameType;
        // Where the district has a xã and a thị trấn of one name, the word says which.
        foreach (var other in mention.Units.Wards)
            if (other.Unit.Type == written && other.Unit.Parent == match.Unit.Parent && other.Score >= match.Score) return OtherOfTwo;
        if (Array.IndexOf(Ranks, written) >= Array.IndexOf(Ranks, known)) return OtherType;
        return written == Ranks[0] ? FormerType : FormerTown;
    }
}
