using CoverageMap.Geo.Addresses.Steps;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Addresses;

/// <summary>Takes an address as people write it apart into its parts, in the order written. It never fails.</summary>
public static class AddressParser
{
    public static AddressParts Parse(string address) => Parse(AddressText.Of(address), 0);

    /// <param name="units">A bit for each word that is known to name a unit; such words end a part and belong to none.</param>
    public static AddressParts Parse(AddressText text, ulong units)
    {
        var (tokens, plainText) = (text.Tokens, text.IsPlain);
        var parts = new List<AddressPart>();
        var open = new OpenPart(PartKind.Unknown, null);
        for (var at = 0; at < tokens.Count; at++)
        {
            if ((units >> at & 1) == 1)
            {
                open = Next(parts, open, PartKind.Unknown, null);
                continue;
            }
            var token = tokens[at];
            if (token.StartsPart) open = Next(parts, open, PartKind.Unknown, null);
            // A unit word right behind another is the name: "xã Đường 10", "ấp Xã Trạch".
            if (!open.AwaitsName && RecogniseUnitWord.At(tokens, at, plainText) is { } word && (units >> at + word.Words.Length - 1 & 1) == 0)
            {
                open = Next(parts, open, word.Kind, word.Name);
                at += word.Words.Length - 1;
                continue;
            }
            if (open.EndsBefore(token)) open = Next(parts, open, open.Kind == PartKind.House ? PartKind.Street : PartKind.Unknown, null);
            // Behind a group or a hamlet a bare number is none of a house.
            if (open is { Kind: PartKind.Unknown, IsEmpty: true } && ReadHouseNumber.Apply(token.Text) && parts.TrueForAll(part => part.Kind == PartKind.Unknown))
                open = new OpenPart(PartKind.House, null);
            open.Add(token);
        }
        Next(parts, open, PartKind.Unknown, null);
        return new AddressParts(parts);
    }

    private static OpenPart Next(List<AddressPart> parts, OpenPart done, PartKind kind, string? type)
    {
        if (done.Close() is { } part) parts.Add(part);
        return new OpenPart(kind, type);
    }

    /// <summary>The part that is being read.</summary>
    private sealed class OpenPart(PartKind kind, string? type)
    {
        private static readonly HashSet<string> NumberedRoads = ["quốc lộ", "đường tỉnh", "tỉnh lộ", "hương lộ"];

        private readonly List<string> _words = [];

        public PartKind Kind => kind;
        public bool IsEmpty => _words.Count == 0;
        public bool AwaitsName => type is not null && IsEmpty;

        public void Add(AddressToken token) => _words.Add(token.Text);

        // A number is the whole name, with a letter at most: "ấp 2 A Lộc Hòa" has its hamlet end before "Lộc".
        public bool EndsBefore(AddressToken token)
        {
            if (IsEmpty || !char.IsAsciiDigit(_words[0][0])) return false;
            if (kind == PartKind.House) return !ReadHouseNumber.IsSuffix(token.Folded);
            if (kind == PartKind.Street && !NumberedRoads.Contains(type ?? "")) return false;
            return _words.Count > 1 || token.Text.Length > 1 || !char.IsAsciiLetter(token.Text[0]);
        }

        public AddressPart? Close()
        {
            if (IsEmpty) return null;
            var name = kind is PartKind.Group or PartKind.Hamlet or PartKind.Ward or PartKind.District ? ReadNumbers.Apply(_words) : null;
            return new AddressPart(kind, type, name ?? string.Join(' ', _words));
        }
    }
}
