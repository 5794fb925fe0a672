using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Addresses.Steps;

/// <summary>Brings letters with loose marks (NFD, as some phones and Macs write) to one character each.</summary>
public static class ComposeLetters
{
    public static string Apply(string text) => VietnameseLetters.Compose(text);
}
