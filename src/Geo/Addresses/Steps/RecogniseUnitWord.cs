using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Addresses.Steps;

/// <summary>
/// Tells whether a unit word or its abbreviation stands at a token: "TX.", "Thị xã", "thi xa". A word without its
/// diacritics counts at the start of a part and in a text that has none at all, else "Xa Trạch" would be a xã.
/// </summary>
public static class RecogniseUnitWord
{
    private static readonly UnitWord GroupLetter = new(PartKind.Group, "tổ", "t", true);
    private static readonly UnitWord ProvinceLetter = new(PartKind.Province, "tỉnh", "t", true);

    /// <param name="plainText">The whole address is written without diacritics.</param>
    /// <returns>The unit word, or null. Its name follows: a unit word at the end of a part is none.</returns>
    public static UnitWord? At(IReadOnlyList<AddressToken> tokens, int at, bool plainText)
    {
        foreach (var word in UnitWords.StartingWith(tokens[at].Folded))
        {
            var next = at + word.Words.Length;
            if (next >= tokens.Count || tokens[next].StartsPart || !Stands(word, tokens, at)) continue;
            if (!word.Anywhere && !tokens[at].StartsPart) continue;
            if (!IsSpelt(word, tokens, at, plainText) || !Fits(word, tokens, at, next)) continue;
            return word;
        }
        return tokens[at].Folded == "t" ? Letter(tokens, at) : null;
    }

    private static UnitWord? Letter(IReadOnlyList<AddressToken> tokens, int at)
    {
        if (at + 1 >= tokens.Count || tokens[at + 1].StartsPart) return null;
        if (tokens[at + 1].StartsWithDigit) return GroupLetter;
        return ProvinceLetter;
    }

    private static bool Stands(UnitWord word, IReadOnlyList<AddressToken> tokens, int at)
    {
        for (var offset = 1; offset < word.Words.Length; offset++)
            if (tokens[at + offset].StartsPart || tokens[at + offset].Folded != word.FoldedWords[offset]) return false;
        return true;
    }

    private static bool IsSpelt(UnitWord word, IReadOnlyList<AddressToken> tokens, int at, bool plainText)
    {
        if (word.Words.Length > 1 || plainText) return true;
        if (tokens[at].Text.Equals(word.Written, StringComparison.OrdinalIgnoreCase)) return true;
        return tokens[at].IsPlain && (tokens[at].StartsPart || tokens[at].DotFollows);
    }

    private static bool Fits(UnitWord word, IReadOnlyList<AddressToken> tokens, int at, int next)
    {
        var token = tokens[at];
        var clear = token.StartsPart || token.DotFollows;
        if (word.Kind == PartKind.House) return tokens[next].StartsWithDigit;
        if (word.Kind == PartKind.Group) return clear || tokens[next].StartsWithDigit;
        // "huyen Hon Quan Binh Phuoc": without its mark "quận" is too often part of a name.
        if (word.Written == "quận" && !clear && token.IsPlain) return tokens[next].StartsWithDigit;
        if (!word.IsLetter || clear) return true;
        // "… Thanh Phú H Bình Long": a lone letter inside a run of words, but not the one behind a house number.
        return word.Kind != PartKind.Street && !(tokens[at - 1].StartsWithDigit && tokens[at - 1].StartsPart);
    }
}
