namespace CoverageMap.Geo.Register;

/// <summary>What happens to a text between the mind and the file: diacritics lost, letters swapped, words glued.</summary>
public static class SampleNoise
{
    // The tone mark stands on the first vowel in the older spelling (Hòa, Thủy), on the second in the newer one.
    private const string OldTones = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy";
    private const string NewTones = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ";

    private static readonly (string Old, string New)[] Tones = [.. OldTones.Split(' ').Zip(NewTones.Split(' '))];

    public static string WithNewTonePlacement(string text) =>
        Tones.Aggregate(text, (changed, tone) => changed.Replace(tone.Old, tone.New, StringComparison.Ordinal));

    /// <summary>One slip of the finger in a word of four letters or more: a letter dropped, doubled, or swapped with the next.</summary>
    public static string WithTypo(string text, SampleRandom random)
    {
        var starts = Enumerable.Range(0, text.Length)
            .Where(at => at + 4 <= text.Length && text.AsSpan(at, 4).IndexOfAnyExcept(Letters) < 0 && (at == 0 || !char.IsLetter(text[at - 1])))
            .ToArray();
        if (starts.Length == 0) return text;
        var at = random.Pick(starts) + random.Between(1, 2);
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            _ => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
        };
    }

    /// <summary>Takes one space between two capitalised words away: "Lộc Hòa" becomes "LộcHòa".</summary>
    public static string Glued(string text, SampleRandom random)
    {
        var gaps = Enumerable.Range(1, Math.Max(0, text.Length - 2))
            .Where(at => text[at] == ' ' && char.IsLetter(text[at - 1]) && char.IsUpper(text[at + 1])).ToArray();
        return gaps.Length == 0 ? text : text.Remove(random.Pick(gaps), 1);
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x1F00).Select(code => (char)code).Where(char.IsLetter)]);
}
