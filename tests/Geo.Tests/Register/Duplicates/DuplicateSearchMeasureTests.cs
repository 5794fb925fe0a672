using CoverageMap.Geo.Register.Duplicates;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Register.Duplicates;

/// <summary>How many planted duplicates are found, and how many of those found were planted, on a drawn register.</summary>
public sealed class DuplicateSearchMeasureTests
{
    private static readonly PlantedDuplicates Register = PlantedDuplicates.Draw(20_000, seed: 5);

    private static readonly List<DuplicatePair> Found = new DuplicateSearch(Register.Households, 2024).Run(default);

    [Fact]
    public void Nothing_is_called_certain_that_was_not_planted() => Assert.DoesNotContain(Found, pair => pair.IsCertain && !IsPlanted(pair));

    [Theory]
    [InlineData(DuplicateKind.Household, 0.85)]
    [InlineData(DuplicateKind.Person, 0.25)]
    public void Most_of_what_was_planted_is_found(DuplicateKind kind, double least)
    {
        var planted = Register.Planted.Where(pair => pair.Value == kind).Select(pair => pair.Key).ToHashSet();
        var found = Found.Select(Codes).Count(planted.Contains);
        Assert.InRange((double)found / planted.Count, least, 1);
    }

    [Fact]
    public void Nine_in_ten_households_that_are_listed_were_planted()
    {
        var households = Found.Where(pair => pair.Kind == DuplicateKind.Household).ToList();
        Assert.InRange((double)households.Count(IsPlanted) / households.Count, 0.9, 1);
    }

    private static bool IsPlanted(DuplicatePair pair) => Register.Planted.ContainsKey(Codes(pair));

    // A planted code is its original's with an end.
    private static (string, string) Codes(DuplicatePair pair) =>
        Register.Planted.ContainsKey((pair.Kept.Code, pair.Other.Code)) ? (pair.Kept.Code, pair.Other.Code) : (pair.Other.Code, pair.Kept.Code);
}
