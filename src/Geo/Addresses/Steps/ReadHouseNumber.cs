namespace CoverageMap.Geo.Addresses.Steps;

/// <summary>
/// Recognises a house number, nested by alleys to any depth: 23, 73B, 40bis/1, 73B/563B, 1806/127/2/6/15/48/2A.
/// </summary>
public static class ReadHouseNumber
{
    public static bool Apply(string word) => word.Split('/').All(IsLevel);

    /// <summary>A word that belongs to the number before it.</summary>
    public static bool IsSuffix(string foldedWord) => foldedWord is "bis" or "ter";

    private static bool IsLevel(string level)
    {
        var digits = level.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and <= 5 && level.Length - digits <= 3 && level.Skip(digits).All(char.IsAsciiLetter);
    }
}
