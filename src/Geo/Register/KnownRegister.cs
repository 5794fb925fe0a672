using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Finds the households and residents of a batch in the database. A register that was empty when the import began holds
/// only what the import itself has added, which is remembered instead of looked up.
/// </summary>
internal sealed class KnownRegister
{
    private readonly NpgsqlConnection _connection;
    private readonly Dictionary<string, long>? _added;

    private KnownRegister(NpgsqlConnection connection, bool isEmpty) => (_connection, _added) = (connection, isEmpty ? [] : null);

    /// <summary>No household was stored when the import began.</summary>
    public bool WasEmpty => _added is not null;

    public static async Task<KnownRegister> OpenAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        new(connection, (await connection.QueryAsync("SELECT NOT EXISTS (SELECT FROM household)", row => row.GetBoolean(0), cancel))[0]);

    /// <summary>The batch's households by code.</summary>
    public async Task<Dictionary<string, ImportedHousehold>> FindAsync(IReadOnlyList<RegisterRow> rows, CancellationToken cancel)
    {
        var homes = new Dictionary<string, ImportedHousehold>(rows.Count / 3);
        ImportedHousehold? home = null;
        foreach (var row in rows)
        {
            if (home?.Code != row.Household && !homes.TryGetValue(row.Household, out home))
                homes[row.Household] = home = new ImportedHousehold(row.Household, row.Address);
            home.Position ??= row.Position;
        }
        if (_added is null) await LookUpAsync(homes, cancel);
        else foreach (var one in homes.Values) one.Id = _added.GetValueOrDefault(one.Code);
        foreach (var one in homes.Values) one.IsNew = one.Id == 0;
        return homes;
    }

    /// <summary>Residents of the households that are known, by household and number.</summary>
    public async Task<Dictionary<(long Household, short Number), KnownResident>> ResidentsAsync(
        IEnumerable<ImportedHousehold> homes, CancellationToken cancel)
    {
        if (_added is not null) return []; // no two rows of a file name the same resident
        return (await _connection.QueryAsync("""
            SELECT household_id, number, resident_id, name, birth_year, eligible_gaps, open_gaps
            FROM resident WHERE household_id = ANY ($1)
            """, row => ((row.GetInt64(0), row.GetInt16(1)), new KnownResident(
                row.GetInt64(2), row.GetString(3), row.GetInt16(4), row.GetInt32(5), row.GetInt32(6))),
            cancel, homes.Where(home => !home.IsNew).Select(home => home.Id).ToArray())).ToDictionary();
    }

    /// <summary>Gives new households their numbers.</summary>
    public async Task ReserveAsync(List<ImportedHousehold> homes, CancellationToken cancel)
    {
        if (homes.Count == 0) return;
        // Nobody else takes numbers meanwhile: whoever would add a household waits for the lock.
        var last = (await _connection.QueryAsync("""
            SELECT setval(key, nextval(key) + $1 - 1) FROM pg_get_serial_sequence('household', 'household_id') AS key
            """, row => row.GetInt64(0), cancel, (long)homes.Count))[0];
        for (var i = 0; i < homes.Count; i++)
        {
            homes[i].Id = last - homes.Count + 1 + i;
            _added?.Add(homes[i].Code, homes[i].Id);
        }
    }

    private async Task LookUpAsync(Dictionary<string, ImportedHousehold> homes, CancellationToken cancel)
    {
        var found = await _connection.QueryAsync("SELECT code, household_id, address FROM household WHERE code = ANY ($1)",
            row => (Code: row.GetString(0), Id: row.GetInt64(1), Address: row.GetString(2)), cancel, homes.Keys.ToArray());
        foreach (var (code, id, address) in found) (homes[code].Id, homes[code].KnownAddress) = (id, address);
    }
}
