using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Addresses.Steps;

/// <summary>
/// Cuts a text into words and numbers. Commas, semicolons, brackets, line ends and free-standing dashes separate
/// parts; a dash inside ("ĐT-741") and a full stop only separate words. Apostrophes ("M'nông") and the slashes of
/// house numbers ("1806/127/2") stay inside.
/// </summary>
public static class SplitTokens
{
    // So that a text of slashes does not take time by the square of its length.
    private const int LongestNumber = 100;

    public static List<AddressToken> Apply(string text)
    {
        var tokens = new List<AddressToken>();
        var startsPart = true;
        var (dash, comma) = (false, true);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                var separates = Separates(text, at);
                startsPart |= separates;
                if (text[at] is '-' or '–' or '—') dash = true;
                else if (separates) comma = true;
                at++;
                continue;
            }
            var end = at + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || JoinsWord(text, end))) end++;
            var word = text[at..end];
            tokens.Add(new AddressToken(word, VietnameseLetters.FoldLower(word), startsPart, end < text.Length && text[end] == '.', dash && !comma));
            startsPart = dash = comma = false;
            at = end;
        }
        return tokens;
    }

    private static bool Separates(string text, int at) => text[at] switch
    {
        ',' or ';' or '(' or ')' or '\n' or '\r' or '\t' or '|' => true,
        '-' or '–' or '—' => at == 0 || at + 1 == text.Length || text[at - 1] == ' ' || text[at + 1] == ' ',
        _ => false,
    };

    private static bool JoinsWord(string text, int at) => at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])
        && (text[at] is '\'' or '’' || text[at] == '/' && IsHouseNumber(text, at));

    // A slash belongs to a number: 12/3, 73B/563B, 40bis/1, 3/2.
    private static bool IsHouseNumber(string text, int slash)
    {
        var start = slash;
        while (start > 0 && slash - start < LongestNumber && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '/')) start--;
        return char.IsAsciiDigit(text[start]);
    }
}
