using System.Globalization;

namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>Writes pairs as CSV, a row for each, to be decided on one by one.</summary>
public static class DuplicatesFile
{
    public const string Heading = "key,kind,certain,likelihood,household,address,people,other_household,other_address,other_people,reason";

    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, IEnumerable<DuplicatePair> pairs, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllLinesAsync(path, pairs.Select(Line).Prepend(Heading), cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The list {path} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>The people of a household, those in question marked with a star.</summary>
    public static string People(ListedHousehold household, DuplicatePair pair)
    {
        var same = pair.Pairs.SelectMany(persons => (long[])[persons.Kept.Id, persons.Other.Id]).ToHashSet();
        return string.Join("; ", household.People.Select(person =>
            string.Create(CultureInfo.InvariantCulture, $"{(same.Contains(person.Id) ? "*" : "")}{person.WrittenName} {person.BirthYear}")));
    }

    private static string Line(DuplicatePair pair) => string.Join(',', ((string[])
    [
        pair.Key, pair.Kind.ToString().ToLowerInvariant(), pair.IsCertain ? "yes" : "no",
        pair.Likelihood.ToString("0.0000", CultureInfo.InvariantCulture),
        pair.Kept.Code, pair.Kept.Address, People(pair.Kept, pair), pair.Other.Code, pair.Other.Address, People(pair.Other, pair), pair.Reason,
    ]).Select(CsvCell.Quote));
}
