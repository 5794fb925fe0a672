namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>Puts households together that list somebody of the same name and birth year in the same ward.</summary>
internal sealed class DuplicateBlocks(IReadOnlyList<ListedHousehold> households)
{
    /// <summary>In a ward; more than these share too common a name to tell them apart.</summary>
    private const int LargestBlock = 60;

    /// <summary>Indexes of households; one that lists the person twice occurs twice.</summary>
    public IEnumerable<List<int>> OfPeople()
    {
        var names = new Dictionary<string, int>();
        var wards = new Dictionary<string, int>();
        var keys = new List<(long Person, int Ward, int Household)>();
        for (var at = 0; at < households.Count; at++)
        {
            var ward = Number(wards, households[at].Place.Ward);
            foreach (var person in households[at].People)
                keys.Add(((long)Number(names, person.Name.Key) << 16 | (ushort)person.BirthYear, ward, at));
        }
        keys.Sort();
        var unknown = wards.GetValueOrDefault("", -1);
        for (var start = 0; start < keys.Count;)
        {
            var end = start;
            while (end < keys.Count && keys[end].Person == keys[start].Person) end++;
            foreach (var block in InWards(keys, start, end, unknown)) yield return block;
            start = end;
        }
    }

    /// <summary>By ward; those whose ward nobody knows are compared with everybody, where the name is not too common.</summary>
    private static IEnumerable<List<int>> InWards(List<(long Person, int Ward, int Household)> keys, int from, int to, int unknown)
    {
        if (to - from < 2) yield break;
        var strays = new List<int>();
        for (var at = from; at < to; at++)
            if (keys[at].Ward == unknown) strays.Add(keys[at].Household);
        if (strays.Count > 0 && to - from <= LargestBlock / 4)
        {
            yield return [.. keys[from..to].Select(key => key.Household)];
            yield break;
        }
        for (var start = from; start < to;)
        {
            var end = start;
            while (end < to && keys[end].Ward == keys[start].Ward) end++;
            if (end - start is > 1 and <= LargestBlock) yield return [.. keys[start..end].Select(key => key.Household)];
            start = end;
        }
    }

    private static int Number(Dictionary<string, int> numbers, string key)
    {
        if (numbers.TryGetValue(key, out var number)) return number;
        return numbers[key] = numbers.Count;
    }
}
