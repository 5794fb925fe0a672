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
        if (!units.Exists(unit => unit.Wards.Length > 0)) ReadWardBehindHamlet(units, hamlets);
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
        var found = false;
        var unread = new List<string>();
        for (var at = 0; at < words.Count;)
        {
            var (length, mention) = LongestAt(words, at);
            if (mention is null)
            {
                unread.Add(words[at++]);
                continue;
            }
            found = true;
            units.Add(mention);
            at += length;
        }
        if (found || !similar || words.Count == 0)
        {
            if (unread.Count > 0) hamlets?.Add(unread);
            return;
        }
        // The first word may be a misspelt unit word ("huuyện Bù Đăng"); exact names behind it were found above.
        var guess = new[] { Look(PartKind.Unknown, null, words, true), Look(PartKind.Unknown, null, words.Skip(1), true) }.MaxBy(mention => mention.Best)!;
        if (!guess.IsEmpty) units.Add(guess);
        hamlets?.Add(words);
    }

    private (int Length, Mention? Mention) LongestAt(IReadOnlyList<string> words, int at)
    {
        for (var length = Math.Min(words.Count - at, LongestName); length > 0; length--)
        {
            var mention = Look(PartKind.Unknown, null, words.Skip(at).Take(length), similar: false);
            if (!mention.IsEmpty) return (length, mention);
        }
        return (0, null);
    }

    // "ấp 5 Lộc Hòa Lộc Ninh" ends its hamlet with the number; "ấp Bù Tom Đoàn Kết" does not.
    private void ReadWardBehindHamlet(List<Mention> units, List<IReadOnlyList<string>> hamlets)
    {
        if (hamlets.Count == 0 || hamlets[^1].Count < 3) return;
        var words = hamlets[^1];
        for (var at = 1; at < words.Count - 1; at++)
        {
            if (LongestAt(words, at) is not (> 1, { Wards.Length: > 0 })) continue;
            var behind = new List<Mention>();
            ReadUntyped([.. words.Skip(at)], behind, null, similar: false);
            units.InsertRange(0, behind);
            hamlets[^1] = [.. words.Take(at)];
            return;
        }
    }

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
