using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Addresses;

namespace CoverageMap.Geo.Geocoding;

/// <summary>
/// Looks the parts of an address up: a typed part ("xã Lộc Hòa") among the units of its level, an untyped one among
/// all. Where commas are missing ("xã Lộc Hòa Lộc Ninh") the longest known name is taken and reading goes on behind it.
/// </summary>
public sealed class MentionReader(Gazetteer gazetteer)
{
    private const int LongestName = 5;

    public Mentions Read(AddressParts address)
    {
        var units = new List<Mention>();
        var hamlets = new List<IReadOnlyList<string>>();
        foreach (var part in address.Parts)
        {
            switch (part.Kind)
            {
                case PartKind.Hamlet:
                    hamlets.Add(part.Words);
                    break;
                case PartKind.Unknown:
                    ReadUntyped(part.Words, units, units.Count == 0 ? hamlets : null, similar: true);
                    break;
                case PartKind.Ward or PartKind.District or PartKind.Province:
                    ReadTyped(part, units);
                    break;
                default:
                    break; // houses, streets and groups are in no gazetteer yet
            }
        }
        if (!units.Exists(NamesWard))
        {
            ReadWardBehindHamlet(units, hamlets);
            ReadWardNamedLikeStreet(address, units);
        }
        return new Mentions(units, hamlets);
    }

    private void ReadTyped(AddressPart part, List<Mention> units)
    {
        var words = part.Words;
        for (var length = Math.Min(words.Count, LongestName); length > 0; length--)
        {
            var mention = Look(part.Kind, part.Type, words.Take(length), similar: false);
            if (mention.IsEmpty) continue;
            units.Add(mention);
            ReadUntyped([.. words.Skip(length)], units, null, similar: false);
            return;
        }
        // No such name: perhaps a slip of the finger, perhaps with the next unit behind it.
        var best = Enumerable.Range(1, Math.Min(words.Count, LongestName))
            .Select(length => (Length: length, Mention: Look(part.Kind, part.Type, words.Take(length), similar: true)))
            .OrderByDescending(found => found.Mention.Best).ThenByDescending(found => found.Length).First();
        if (!best.Mention.IsEmpty)
        {
            units.Add(best.Mention);
            ReadUntyped([.. words.Skip(best.Length)], units, null, similar: false);
            return;
        }
        units.Add(new Mention(part.Kind, part.Type, part.Name, [], [], []));
        if (words.Count > 2) ReadUntyped([.. words.Skip(1)], units, null, similar: false);
    }

    // The words that name no unit may name a hamlet, when they stand before all units.
    private void ReadUntyped(IReadOnlyList<string> words, List<Mention> units, List<IReadOnlyList<string>>? hamlets, bool similar)
    {
        // From the end, where the large units stand: "An Bình Tân Lập" ends in Tân Lập, and Bình Tân is not in it.
        var found = new List<Mention>();
        var unread = new List<string>();
        for (var end = words.Count; end > 0;)
        {
            var (length, mention) = LongestBefore(words, end);
            end -= length;
            if (mention is null)
            {
                unread.Insert(0, words[end]);
                continue;
            }
            if (found.Count == 0 && LargerUnit(unread) is { } larger)
            {
                found.Add(larger);
                unread.Clear();
            }
            found.Insert(0, mention);
        }
        units.AddRange(found);
        if (found.Count > 0 || !similar || words.Count == 0)
        {
            if (unread.Count > 0) hamlets?.Add(unread);
            return;
        }
        // The first word may be a misspelt unit word ("huuyện Bù Đăng"); exact names behind it were found above.
        var guess = new[] { Look(PartKind.Unknown, null, words, true), Look(PartKind.Unknown, null, words.Skip(1), true) }.MaxBy(mention => mention.Best)!;
        if (!guess.IsEmpty) units.Add(guess);
        hamlets?.Add(words);
    }

    private (int Length, Mention? Mention) LongestBefore(IReadOnlyList<string> words, int end)
    {
        for (var length = Math.Min(end, LongestName); length > 0; length--)
        {
            var mention = Look(PartKind.Unknown, null, words.Skip(end - length).Take(length), similar: false);
            if (!mention.IsEmpty) return (length, mention);
        }
        return (1, null);
    }

    // What stands behind a known name is a larger unit, if only nearly spelt so: "Minh Hưng Chhơn Thành".
    private Mention? LargerUnit(List<string> words)
    {
        if (words.Count < 2) return null;
        var guess = Look(PartKind.Unknown, null, words, similar: true) with { Wards = [] };
        return guess.IsEmpty ? null : guess;
    }

    // "ấp 5 Lộc Hòa Lộc Ninh" ends its hamlet with the number; "ấp Bù Tom Đoàn Kết" does not.
    private void ReadWardBehindHamlet(List<Mention> units, List<IReadOnlyList<string>> hamlets)
    {
        if (hamlets.Count == 0 || hamlets[^1].Count < 3) return;
        var words = hamlets[^1];
        var behind = new List<Mention>();
        ReadUntyped([.. words.Skip(1)], behind, null, similar: false);
        var first = behind.FindIndex(NamesWard);
        if (first < 0) return;
        var length = behind.Skip(first).Sum(unit => unit.Text.Split(' ').Length);
        units.InsertRange(0, behind.Skip(first));
        hamlets[^1] = [.. words.Take(words.Count - length)];
    }

    // "thôn 3, Đường 10, huyện Bù Đăng": a ward may be called what looks like a road.
    private void ReadWardNamedLikeStreet(AddressParts address, List<Mention> units)
    {
        foreach (var part in address.Parts.Where(part => part is { Kind: PartKind.Street, Type: not null }))
        {
            var wards = Look(PartKind.Ward, null, [part.Type!, .. part.Words], similar: false);
            if (!wards.IsEmpty) units.Insert(0, wards with { Kind = PartKind.Unknown });
        }
    }

    private static bool NamesWard(Mention unit) =>
        unit.Kind == PartKind.Ward || unit.Wards.Length > 0 && unit.Districts.Length + unit.Provinces.Length == 0;

    private Mention Look(PartKind kind, string? type, IEnumerable<string> words, bool similar)
    {
        var list = words.ToList();
        var name = GazetteerName.Of(list);
        if (name.Folded.Length < 2 && !name.HasDigits) return new Mention(kind, type, "", [], [], []);
        NameMatch[] In(NameIndex index) => similar ? index.Similar(name) : index.Same(name);
        var provinces = kind is PartKind.Province or PartKind.District or PartKind.Unknown ? In(gazetteer.Provinces) : [];
        if (provinces.Length == 0 && list.Count == 1 && kind is PartKind.Province or PartKind.Unknown or PartKind.District)
            provinces = gazetteer.Provinces.WithInitials(kind == PartKind.Unknown && name.Folded.StartsWith("tp", StringComparison.Ordinal)
                ? name.Folded[2..] : name.Folded);
        // A bare number names no ward unless a unit word says so.
        var bareNumber = kind == PartKind.Unknown && name.Folded.All(char.IsAsciiDigit);
        return new Mention(kind, type, string.Join(' ', list),
            kind is PartKind.Ward or PartKind.Unknown && !bareNumber ? In(gazetteer.Wards) : [],
            kind is PartKind.District or PartKind.Unknown && !bareNumber ? In(gazetteer.Districts) : [], provinces);
    }
}
