namespace CoverageMap.Geo.Register;

/// <summary>A person drawn for a sample; the name is invented.</summary>
public sealed record SampleResident(string Name, int Age);

/// <summary>Draws the residents of a household: a couple or a single parent, children, grandchildren, the old.</summary>
public static class SampleResidents
{
    public static IReadOnlyList<SampleResident> Draw(SampleRandom random, int count, SampleNames names)
    {
        var headIsMale = random.Chance(0.72);
        var family = names.FamilyIsInherited ? names.Family(random, headIsMale) : null;
        var head = count == 1 ? random.Between(20, 84) : HeadAge(random);
        var residents = new List<SampleResident>(count) { new(names.Name(random, headIsMale, family), head) };
        var couple = count > 1 && random.Chance(0.88);
        if (couple)
        {
            var spouse = Math.Max(18, head + random.Between(-7, 4));
            residents.Add(new(names.Name(random, !headIsMale, null), spouse));
        }
        while (residents.Count < count)
        {
            var male = random.Chance(0.51);
            var age = OtherAge(random, head, elders: residents.Count(resident => resident.Age > head + 16));
            // A parent of the head bears the family name when a man; children bear the father's.
            residents.Add(new(names.Name(random, male, age > head && !male ? null : family), age));
        }
        return residents;
    }

    // 22 to 82, most between 30 and 55.
    private static int HeadAge(SampleRandom random) => 22 + (int)((random.NextDouble() + random.NextDouble() + random.NextDouble()) * 20);

    private static int OtherAge(SampleRandom random, int head, int elders)
    {
        if (elders < 2 && head is > 25 and < 62 && random.Chance(0.13)) return Math.Min(97, head + random.Between(18, 34));
        if (head > 48 && random.Chance(0.4)) return random.Between(0, Math.Min(18, head - 44));
        var age = head - random.Between(20, 36);
        return age >= 0 ? age : random.Between(0, Math.Max(1, head - 20));
    }
}
