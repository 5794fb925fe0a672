using Npgsql;

namespace CoverageMap.Geo.Register;

/// <summary>Copies new households and residents straight into their tables.</summary>
internal static class RegisterCopy
{
    /// <param name="bits">Length of the figures by gap.</param>
    public static Task HouseholdsAsync(NpgsqlConnection connection, List<ImportedHousehold> homes, int bits, CancellationToken cancel)
    {
        var rows = new CopyRows(columns: 5);
        foreach (var home in homes)
        {
            var (eligible, closed) = home.Figures(bits);
            rows.Start();
            rows.Add(home.Id);
            rows.Add(home.Code);
            rows.Add(home.Address);
            rows.Add(eligible);
            rows.Add(closed);
        }
        return SendAsync(connection, "COPY household (household_id, code, address, eligible, closed) FROM STDIN (FORMAT binary)", rows, cancel);
    }

    public static Task ResidentsAsync(NpgsqlConnection connection, IEnumerable<ImportedResident> people, CancellationToken cancel)
    {
        var rows = new CopyRows(columns: 6);
        foreach (var person in people)
        {
            rows.Start();
            rows.Add(person.Household.Id);
            rows.Add(person.Number);
            rows.Add(person.Name);
            rows.Add(person.BirthYear);
            rows.Add(person.EligibleGaps);
            rows.Add(person.OpenGaps);
        }
        return SendAsync(connection, """
            COPY resident (household_id, number, name, birth_year, eligible_gaps, open_gaps) FROM STDIN (FORMAT binary)
            """, rows, cancel);
    }

    private static async Task SendAsync(NpgsqlConnection connection, string sql, CopyRows rows, CancellationToken cancel)
    {
        if (rows.IsEmpty) return;
        await using var copy = await connection.BeginRawBinaryCopyAsync(sql, cancel);
        await copy.WriteAsync(rows.End(), cancel);
    }
}
