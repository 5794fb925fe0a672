using CoverageMap.Geo.Addresses.Steps;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Addresses;

/// <summary>
/// An address cut into words after all spelling steps, with the words also run together, so that a span of words can
/// be looked up without making a string of it.
/// </summary>
public sealed class AddressText
{
    /// <summary>More words than this are no address; the last ones count, where the large units stand.</summary>
    public const int MostWords = 60;

    private readonly char[] _folded;
    private readonly char[] _letters;
    private readonly int[] _starts;

    private AddressText(List<AddressToken> tokens)
    {
        if (tokens.Count > MostWords)
        {
            tokens.RemoveRange(0, tokens.Count - MostWords);
            tokens[0] = tokens[0] with { StartsPart = true };
        }
        Tokens = tokens;
        _starts = new int[tokens.Count + 1];
        var most = 0;
        foreach (var token in tokens) most += token.Text.Length;
        (_folded, _letters) = (new char[most], new char[most]);
        for (var at = 0; at < tokens.Count; at++) _starts[at + 1] = Join(tokens[at].Text, _starts[at]);
        IsPlain = tokens.TrueForAll(token => token.IsPlain);
    }

    public IReadOnlyList<AddressToken> Tokens { get; }

    /// <summary>Written without any diacritics.</summary>
    public bool IsPlain { get; }

    public static AddressText Of(string address) =>
        new(SplitTokens.Apply(SplitGluedWords.Apply(PlaceTones.Apply(ComposeLetters.Apply(address)))));

    /// <summary>The words from one up to, not including, another: lower case, without diacritics, run together.</summary>
    public ReadOnlySpan<char> Folded(int from, int to) => _folded.AsSpan(_starts[from].._starts[to]);

    /// <summary>As <see cref="Folded"/>, with diacritics.</summary>
    public ReadOnlySpan<char> Letters(int from, int to) => _letters.AsSpan(_starts[from].._starts[to]);

    public int Length(int from, int to) => _starts[to] - _starts[from];

    /// <summary>The words as written, spaces between them.</summary>
    public string Written(int from, int to) => string.Join(' ', Tokens.Skip(from).Take(to - from).Select(token => token.Text));

    // Apostrophes do not count: "Ea H'leo" is written without as often. Nor do marks that belong to no letter.
    private int Join(string word, int end)
    {
        foreach (var letter in word)
        {
            if (letter is '\'' or '’' or >= '\u0300' and <= '\u036F') continue;
            var lower = char.ToLowerInvariant(letter);
            _letters[end] = lower;
            _folded[end++] = VietnameseLetters.Plain(lower);
        }
        return end;
    }
}
