using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Geo.Geocoding.Mentions;

/// <summary>Weighs readings of one address and keeps the best for each unit.</summary>
internal sealed class ReadingScale(AddressText text, List<UnitMention> mentions, Claims claims, DateOnly day)
{
    // Farther behind the best than any margin, a reading is of no interest.
    private const double Interesting = 1.5;

    private readonly Dictionary<GazetteerUnit, Reading> _best = [];
    private readonly List<(UnitMention Mention, double Weight)> _districts = [];
    private readonly List<(UnitMention Mention, double Weight)> _provinces = [];
    private double _top = double.MinValue;

    public void Ward(UnitMention mention, UnitMatch match, double weight)
    {
        var ward = match.Unit;
        weight += ward.IsValidOn(day) ? Evidence.ValidToday : ward.ValidFrom < day ? Evidence.ValidBefore : 0;
        _districts.Clear();
        var former = ward.District is null;
        foreach (var other in mentions)
            if ((other.Words & mention.Words) == 0 && BestDistrict(other, ward.Districts, former) is { } district) _districts.Add((other, district));
        FindProvinces(mention, ward);
        Combine(ward, mention, match.Score, weight);
    }

    public void District(UnitMention mention, UnitMatch match, double weight)
    {
        _districts.Clear();
        _districts.Add((mention, weight));
        FindProvinces(mention, match.Unit);
        Combine(match.Unit, null, match.Score, 0);
    }

    public void Province(UnitMention mention, UnitMatch match, double weight)
    {
        _districts.Clear();
        _provinces.Clear();
        _provinces.Add((mention, weight));
        Combine(match.Unit, null, match.Score, match.Unit.IsValidOn(day) ? 0.1 : 0);
    }

    /// <summary>The readings near the best, best first.</summary>
    public List<Reading> Best() =>
        [.. _best.Values.Where(reading => reading.Weight > _top - Interesting).OrderByDescending(reading => reading.Weight)
            .ThenBy(reading => reading.Unit.Code, StringComparer.Ordinal)];

    private void FindProvinces(UnitMention mention, GazetteerUnit unit)
    {
        _provinces.Clear();
        foreach (var other in mentions)
        {
            if ((other.Words & mention.Words) != 0) continue;
            var best = double.MinValue;
            foreach (var match in other.Units.Provinces)
            {
                var own = match.Unit == unit.Province;
                if (!own && Array.IndexOf(unit.OtherProvinces, match.Unit) < 0) continue;
                if (Evidence.Province(other, match, other: !own) is { } weight) best = Math.Max(best, weight);
            }
            if (best > double.MinValue) _provinces.Add((other, best));
        }
    }

    private static double? BestDistrict(UnitMention mention, GazetteerUnit[] districts, bool former)
    {
        double? best = null;
        foreach (var match in mention.Units.Districts)
        {
            if (Array.IndexOf(districts, match.Unit) < 0) continue;
            // A name that fits another district better is that district's.
            if (match.Score < mention.Units.Districts[0].Score - 0.05) continue;
            if (Evidence.District(mention, match, former) is { } weight && !(weight <= best)) best = weight;
        }
        return best;
    }

    private void Combine(GazetteerUnit unit, UnitMention? ward, double score, double weight)
    {
        for (var d = -1; d < _districts.Count; d++)
        {
            if (d < 0 && unit.Level == AreaLevel.District) continue;
            for (var p = -1; p < _provinces.Count; p++)
            {
                if (p < 0 && unit.Level == AreaLevel.Province) continue;
                var district = d < 0 ? null : _districts[d].Mention;
                var province = p < 0 ? null : _provinces[p].Mention;
                if (district is not null && province is not null && (district.Words & province.Words) != 0) continue;
                var sum = weight + (unit.IsHome ? Evidence.Home : 0) + (d < 0 ? 0 : _districts[d].Weight) + (p < 0 ? 0 : _provinces[p].Weight);
                if (sum < _top - Interesting) continue;
                sum += Layout(ward, district, province) + (ward is null ? 0 : RatherAbove(ward, score, district, province) + Evidence.Support(ward, district, province));
                if (sum < _top - Interesting || _best.TryGetValue(unit, out var known) && known.Weight >= sum) continue;
                _best[unit] = new Reading(unit, ward, district, province, sum);
                _top = Math.Max(_top, sum);
            }
        }
    }

    private double Layout(UnitMention? ward, UnitMention? district, UnitMention? province)
    {
        var words = (ward?.Words ?? 0) | (district?.Words ?? 0) | (province?.Words ?? 0);
        var smallest = (ward ?? district ?? province)!;
        var sum = claims.Unexplained(words, smallest.From);
        sum += Place(ward, words) + Place(district, words) + Place(province, words);
        // Only Hồ Chí Minh City numbers its quận, so the number alone needs the city's name.
        if (district is { Word: null } && province is null && text.Tokens[district.From].StartsWithDigit) sum += Evidence.BareNumber;
        if (ward is not null && district is not null && district.From < ward.From) sum += Evidence.OutOfOrder;
        if (district is not null && province is not null && province.From < district.From) sum += Evidence.OutOfOrder;
        if (ward is not null && district is null && province is not null && province.From < ward.From) sum += Evidence.OutOfOrder;
        if (ward is not null && (district?.WordFrom == ward.To || district is null && province?.WordFrom == ward.To)) sum += Evidence.Adjacent;
        if ((words >> (text.Tokens.Count - 1)) == 0) sum += Evidence.EndUnread;
        return sum;
    }

    // The words around a name that belong to the same part.
    private double Place(UnitMention? mention, ulong words)
    {
        if (mention is null) return 0;
        var sum = 0.0;
        var before = mention.WordFrom - 1;
        if (mention.Word is null && before >= 0 && !text.Tokens[mention.From].StartsPart && (words >> before & 1) == 0 && !text.Tokens[before].StartsWithDigit)
            sum += Evidence.InsidePart;
        if (mention.To < text.Tokens.Count && !text.Tokens[mention.To].StartsPart && (words >> mention.To & 1) == 0) sum += Evidence.PartGoesOn;
        return sum;
    }

    // "Bình Phước" and "Lộc Ninh" alone are the province and the district, not the wards of these names, unless the
    // larger unit is named once more.
    private static double RatherAbove(UnitMention ward, double score, UnitMention? district, UnitMention? province)
    {
        if (ward.Word is not null) return 0;
        if (district is null && UnitMatches.Top(ward.Units.Districts) >= score - 0.1) return Evidence.RatherAbove;
        // Behind its district the name is the province's: "Đồng Xoài, Bình Phước".
        return province is null && (district is null || district.From < ward.From) && UnitMatches.Top(ward.Units.Provinces) >= score - 0.1
            ? Evidence.RatherAbove : 0;
    }
}
