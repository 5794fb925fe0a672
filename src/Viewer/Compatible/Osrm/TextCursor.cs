using System.Globalization;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Reads a request from left to right. It stops where OSRM's parser would, whose messages name the place.</summary>
internal sealed class TextCursor(string text)
{
    public int At { get; set; }

    public bool IsAtEnd => At >= text.Length;

    public bool Take(char one)
    {
        if (IsAtEnd || text[At] != one) return false;
        At++;
        return true;
    }

    public bool Take(string word)
    {
        if (string.CompareOrdinal(text, At, word, 0, word.Length) != 0) return false;
        At += word.Length;
        return true;
    }

    /// <exception cref="OsrmMistake">It does not come next.</exception>
    public void Expect(char one)
    {
        if (!Take(one)) throw OsrmMistake.Query(At);
    }

    /// <summary>The longest run of characters that are accepted; may be empty.</summary>
    public string TakeWhile(Func<char, bool> accepts)
    {
        var from = At;
        while (!IsAtEnd && accepts(text[At])) At++;
        return text[from..At];
    }

    public bool TakeUnsigned(out int number)
    {
        var from = At;
        if (int.TryParse(TakeWhile(char.IsAsciiDigit), NumberStyles.None, CultureInfo.InvariantCulture, out number)) return true;
        At = from;
        return false;
    }

    public bool TakeInteger(out int number)
    {
        var from = At;
        var sign = Take('-') ? -1 : 1;
        if (sign > 0) Take('+');
        var isNumber = TakeUnsigned(out number);
        number *= sign;
        if (!isNumber) At = from;
        return isNumber;
    }

    /// <summary>Digits with a point among them, before or behind; no exponent. The point of ".json" is none of it.</summary>
    public bool TakeNumber(out double number)
    {
        var from = At;
        if (!Take('-')) Take('+');
        var digits = TakeWhile(char.IsAsciiDigit).Length;
        if (!IsFormat() && Take('.')) digits += TakeWhile(char.IsAsciiDigit).Length;
        if (digits > 0 && double.TryParse(text.AsSpan(from, At - from), NumberStyles.Float, CultureInfo.InvariantCulture, out number)) return true;
        (At, number) = (from, 0);
        return false;
    }

    public bool TakeFlag(out bool flag)
    {
        flag = Take("true");
        return flag || Take("false");
    }

    private bool IsFormat() => string.CompareOrdinal(text, At, ".json", 0, 5) == 0;
}
