using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>Reads the register as it is counted: what was merged is one already.</summary>
internal sealed class DuplicateReader(NpgsqlConnection connection)
{
    private readonly Dictionary<string, PersonName> _names = [];

    /// <param name="only">Households to read; null: all.</param>
    public async Task<List<ListedHousehold>> ReadAsync(long[]? only, CancellationToken cancel)
    {
        var units = await UnitsAsync(cancel);
        var people = await PeopleAsync(only, cancel);
        var rows = await connection.QueryAsync("""
            SELECT h.household_id, h.code, h.address, l.ward_id,
              EXISTS (SELECT FROM visit_event e WHERE e.household_id = h.household_id)
            FROM household h
            LEFT JOIN household_location l USING (household_id)
            WHERE NOT EXISTS (SELECT FROM merged_household m WHERE m.household_id = h.household_id)
              AND ($1::bigint[] IS NULL OR h.household_id = ANY ($1))
            ORDER BY h.household_id
            """, row => (Id: row.GetInt64(0), Code: row.GetString(1), Address: row.GetString(2),
                Ward: row.IsDBNull(3) ? (int?)null : row.GetInt32(3), WasVisited: row.GetBoolean(4)), cancel, Ids(only));
        return [.. rows.AsParallel().AsOrdered().WithCancellation(cancel).Select(row => new ListedHousehold(row.Id, row.Code, row.Address,
            ListedPlace.Read(row.Address, row.Ward, row.Ward is { } ward ? units[ward] : []), row.WasVisited, people.GetValueOrDefault(row.Id) ?? []))];
    }

    private async Task<Dictionary<long, List<ListedPerson>>> PeopleAsync(long[]? only, CancellationToken cancel)
    {
        var people = new Dictionary<long, List<ListedPerson>>();
        await connection.QueryAsync("""
            SELECT c.household_id, r.resident_id, r.name, r.birth_year
            FROM counted_resident c JOIN resident r USING (resident_id)
            WHERE $1::bigint[] IS NULL OR c.household_id = ANY ($1)
            """, row =>
            {
                if (!people.TryGetValue(row.GetInt64(0), out var household)) people[row.GetInt64(0)] = household = [];
                household.Add(new ListedPerson(row.GetInt64(1), row.GetString(2), Name(row.GetString(2)), row.GetInt16(3)));
                return 0;
            }, cancel, Ids(only));
        return people;
    }

    private PersonName Name(string written) =>
        _names.TryGetValue(written, out var name) ? name : _names[written] = new PersonName(written);

    /// <summary>Names of each ward and of the units above it.</summary>
    private async Task<Dictionary<int, string[]>> UnitsAsync(CancellationToken cancel) => (await connection.QueryAsync("""
        SELECT w.area_id, array_remove(ARRAY[w.name, d.name, p.name], NULL)
        FROM area w LEFT JOIN area d ON d.area_id = w.parent_id LEFT JOIN area p ON p.area_id = d.parent_id
        WHERE w.level = 'ward'
        """, row => (row.GetInt32(0), row.GetFieldValue<string[]>(1).Select(name => FullNames.Cut(name).Name).ToArray()), cancel)).ToDictionary();

    private static NpgsqlParameter Ids(long[]? ids) =>
        new() { Value = ids ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Bigint };
}
