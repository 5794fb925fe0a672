using System.Globalization;
using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register;
using CoverageMap.Support;

namespace CoverageMap.Benchmarks;

/// <summary>The yardstick: the same households and residents by `psql \copy` into plain tables with the same keys.</summary>
internal sealed class PlainTables(string folder)
{
    public string WithoutGaps => Path.Combine(folder, "plain.sql");

    public string WithGaps => Path.Combine(folder, "plain-gaps.sql");

    /// <summary>Writes the files that psql copies, and its scripts. Not part of what is measured.</summary>
    /// <returns>Households and residents.</returns>
    public (int Households, int Residents) Write(string register)
    {
        var campaign = CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json"));
        var ids = new Dictionary<string, int>();
        var number = 0;
        using (var households = new StreamWriter(Path.Combine(folder, "household.csv")))
        using (var residents = new StreamWriter(Path.Combine(folder, "resident.csv")))
        using (var withGaps = new StreamWriter(Path.Combine(folder, "resident-gaps.csv")))
            foreach (var row in new RegisterFile(register, campaign, new DateOnly(2026, 1, 1)).Rows(null))
            {
                if (ids.TryAdd(row.Household, ids.Count + 1))
                    households.Write($"{ids[row.Household]},{CsvCell.Quote(row.Household)},{CsvCell.Quote(row.Address)}\n");
                var resident = string.Create(CultureInfo.InvariantCulture,
                    $"{++number},{ids[row.Household]},{row.Number},{CsvCell.Quote(row.Name)},{row.BirthYear}");
                residents.Write($"{resident}\n");
                withGaps.Write($"{resident},{Bits(row, gap => gap is not null)},{Bits(row, gap => gap is true)}\n");
            }
        WriteScript(WithoutGaps, "resident.csv", "");
        WriteScript(WithGaps, "resident-gaps.csv", ", eligible_gaps integer NOT NULL, open_gaps integer NOT NULL");
        return (ids.Count, number);
    }

    private void WriteScript(string path, string residents, string gapColumns) => File.WriteAllText(path, $"""
        CREATE TABLE plain_household (household_id bigint PRIMARY KEY, code text NOT NULL UNIQUE, address text NOT NULL);
        CREATE TABLE plain_resident (
          resident_id bigint PRIMARY KEY, household_id bigint NOT NULL REFERENCES plain_household, number smallint NOT NULL,
          name text NOT NULL, birth_year smallint NOT NULL{gapColumns}, UNIQUE (household_id, number));
        BEGIN;
        \copy plain_household FROM '{Path.Combine(folder, "household.csv")}' CSV
        \copy plain_resident FROM '{Path.Combine(folder, residents)}' CSV
        COMMIT;
        """);

    private static int Bits(RegisterRow row, Func<bool?, bool> has)
    {
        var bits = 0;
        for (var i = 0; i < row.Gaps.Count; i++)
            if (has(row.Gaps[i])) bits |= 1 << i;
        return bits;
    }
}
