using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Register.Letters;

/// <summary>
/// Tells Vietnamese syllables from rows of letters that cannot be one. The spelling rules are strict (an onset, one of
/// some 160 rimes, at most one tone, c and k before their own vowels), so letters read in the wrong encoding rarely pass.
/// </summary>
public static class VietnameseWords
{
    // Longest first, so that the first that fits is the whole onset.
    private static readonly string[] Onsets =
    [
        "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr",
        "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
    ];

    private static readonly HashSet<string> Rimes = [.. """
        a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
        e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
        i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu
        o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
        ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
        u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyt uyu
        ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Words with a letter beyond ASCII, and how many of them can be Vietnamese. Others tell nothing.</summary>
    public readonly record struct Tally(int Words, int Vietnamese)
    {
        /// <summary>0 to 1; 0 where there is nothing to judge by.</summary>
        public double Share => Words == 0 ? 0 : (double)Vietnamese / Words;

        public static Tally operator +(Tally one, Tally other) => new(one.Words + other.Words, one.Vietnamese + other.Vietnamese);
    }

    public static Tally Count(ReadOnlySpan<char> text)
    {
        var tally = new Tally();
        while (TryTakeWord(ref text, out var word)) tally += new Tally(1, IsSyllable(word) ? 1 : 0);
        return tally;
    }

    /// <summary>Whether a word with a letter beyond ASCII can be Vietnamese; quicker than counting them all.</summary>
    public static bool HasAny(ReadOnlySpan<char> text)
    {
        while (TryTakeWord(ref text, out var word))
            if (IsSyllable(word)) return true;
        return false;
    }

    /// <summary>The next word with a letter beyond ASCII.</summary>
    private static bool TryTakeWord(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> word)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny(Breaks);
            word = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (word.IndexOfAnyExceptInRange('\0', '\x7F') >= 0) return true;
        }
        word = [];
        return false;
    }

    public static bool IsSyllable(ReadOnlySpan<char> word)
    {
        if (word.Length > 7 || !TryTakeTone(word, out var letters, out var tone)) return false;
        foreach (var onset in Onsets)
        {
            if (!letters.StartsWith(onset, StringComparison.Ordinal)) continue;
            var rime = letters[onset.Length..];
            if (Rimes.Contains(rime) && Fit(onset, rime) && (tone is 2 or 5 || !IsStopped(rime))) return true;
        }
        return false;
    }

    private static bool TryTakeTone(ReadOnlySpan<char> word, out string letters, out int tone)
    {
        (letters, tone) = ("", 0);
        Span<char> plain = stackalloc char[7];
        for (var i = 0; i < word.Length; i++)
        {
            var letter = VietnameseLetters.WithTone(char.ToLowerInvariant(word[i]), 0);
            var own = VietnameseLetters.Split(word[i]).Tone;
            if (!char.IsLetter(letter) || (own > 0 && tone > 0)) return false;
            plain[i] = letter;
            tone = Math.Max(tone, own);
        }
        letters = new string(plain[..word.Length]);
        return true;
    }

    /// <summary>c, g, ng stand before dark vowels and k, gh, ngh before light ones.</summary>
    private static bool Fit(string onset, string rime)
    {
        var isLight = rime[0] is 'e' or 'ê' or 'i' or 'y';
        return onset switch { "c" or "ng" => !isLight, "g" => !isLight || rime == "i", "k" or "gh" or "ngh" => isLight, _ => true };
    }

    /// <summary>Before a stop only the rising and the dropping tone are spoken.</summary>
    private static bool IsStopped(string rime) => rime[^1] is 'c' or 'p' or 't' || rime.EndsWith("ch", StringComparison.Ordinal);

    private static readonly System.Buffers.SearchValues<char> Breaks =
        System.Buffers.SearchValues.Create(" \t\r\n\u00A0,;.:/\\()[]{}\"'-_+*&!?#%|<>=@$^~`0123456789\u2013\u2014\u201C\u201D\u2018\u2019");
}
