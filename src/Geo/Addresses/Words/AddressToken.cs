namespace CoverageMap.Geo.Addresses.Words;

/// <summary>A word or number of an address.</summary>
/// <param name="Text">As written, letters composed.</param>
/// <param name="Folded">In lower case without diacritics.</param>
/// <param name="StartsPart">A comma, semicolon or dash stands before it, or it is the first.</param>
/// <param name="DotFollows">A full stop stands right behind it, as behind an abbreviation.</param>
/// <param name="AfterDash">What stands before it is a dash and no comma, as in "Bà Rịa - Vũng Tàu".</param>
public sealed record AddressToken(string Text, string Folded, bool StartsPart, bool DotFollows, bool AfterDash = false)
{
    public bool IsPlain { get; } = Text.All(char.IsAscii);
    public bool StartsWithDigit => char.IsAsciiDigit(Text[0]);
}
