namespace CoverageMap.Geo.Register;

/// <summary>A row of a sample register as text, so that it can be made wrong.</summary>
/// <param name="Gaps">The values of the campaign's columns, in its order.</param>
public sealed record SampleRow(string Household, string Address, string Number, string Name, string BirthYear, IReadOnlyList<string> Gaps)
{
    public void Write(TextWriter register)
    {
        register.Write(Household);
        foreach (var field in (string[])[Address, Number, Name, BirthYear, .. Gaps])
        {
            register.Write(',');
            register.Write(CsvCell.Quote(field));
        }
        register.Write('\n');
    }
}

/// <summary>Makes a few rows wrong in the ways that real registers are.</summary>
public static class SampleMistakes
{
    /// <returns>The number of rows made wrong.</returns>
    public static int Make(List<SampleRow> rows, SampleRandom random, double share)
    {
        var wrong = 0;
        for (var at = 0; at < rows.Count; at++)
        {
            if (!random.Chance(share)) continue;
            rows[at] = Wrong(rows, at, random);
            wrong++;
        }
        return wrong;
    }

    private static SampleRow Wrong(List<SampleRow> rows, int at, SampleRandom random)
    {
        var row = rows[at];
        return random.Next(5) switch
        {
            0 => row with { BirthYear = $"20{random.Between(80, 99)}" },
            1 => row with { BirthYear = random.Pick(["không rõ", "19?5", "01/01/1978"]) },
            2 => row with { Address = "" },
            3 when at > 0 => row with { Number = rows[at - 1].Number },
            _ => row with { Gaps = [random.Pick(["có", "x", "chua"]), .. row.Gaps.Skip(1)] },
        };
    }
}
