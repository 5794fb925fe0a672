using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Merges a register into the database, batch by batch within one open transaction: looks up what is known, copies what
/// is new straight into the tables, updates what differs. What is the same already is not written.
/// </summary>
internal sealed class RegisterMerge
{
    private readonly NpgsqlConnection _connection;
    private readonly KnownRegister _known;
    private readonly StoredPositions _positions;
    private readonly GapBits _gaps;
    private readonly ForeignKeyAtOnce _key;

    private RegisterMerge(
        NpgsqlConnection connection, KnownRegister known, StoredPositions positions, GapBits gaps, ForeignKeyAtOnce key) =>
        (_connection, _known, _positions, _gaps, _key) = (connection, known, positions, gaps, key);

    public RegisterCounts Counts { get; private set; }

    /// <summary>Begins within the open transaction: no other import goes on until it ends; visits do.</summary>
    public static async Task<RegisterMerge> BeginAsync(
        NpgsqlTransaction transaction, Campaign campaign, DateTimeOffset now, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync("LOCK TABLE household, resident IN SHARE ROW EXCLUSIVE MODE", cancel);
        // A batch is little among a million rows: it is looked up by key, whatever the statistics of a register say that
        // was empty a minute ago.
        await connection.ExecuteAsync("SET LOCAL enable_seqscan = off", cancel);
        var known = await KnownRegister.OpenAsync(connection, cancel);
        var key = new ForeignKeyAtOnce(connection);
        if (known.WasEmpty) await key.TakeAwayAsync(transaction, cancel);
        return new RegisterMerge(connection, known, new StoredPositions(connection, campaign.StartsOn, now),
            await GapBits.ReadAsync(connection, campaign, cancel), key);
    }

    public async Task StoreAsync(IReadOnlyList<RegisterRow> rows, CancellationToken cancel)
    {
        var homes = await _known.FindAsync(rows, cancel);
        var people = await PeopleAsync(rows, homes, cancel);
        var added = homes.Values.Where(home => home.IsNew).ToList();
        await _known.ReserveAsync(added, cancel);
        await RegisterCopy.HouseholdsAsync(_connection, added, _gaps.Length, cancel);
        await ChangeAddressesAsync(homes.Values.Where(home => home.AddressDiffers).ToList(), cancel);
        await RegisterCopy.ResidentsAsync(_connection, people.Where(person => person.Known is null), cancel);
        await ChangeResidentsAsync(people.Where(person => person.Differs).ToList(), cancel);
        await _positions.StoreAsync(homes.Values, cancel);
        await RecountAsync(homes.Values.Where(home => home is { IsNew: false, PeopleDiffer: true }).ToList(), cancel);
        Count(homes.Values, people);
    }

    public async Task EndAsync(CancellationToken cancel)
    {
        await _connection.ExecuteAsync("SET LOCAL enable_seqscan = on", cancel);
        await _key.GiveBackAsync(cancel);
        // The planner knows nothing yet of what this transaction wrote.
        if (!Counts.IsNothing) await _connection.ExecuteAsync("ANALYZE household, resident", cancel);
        if (_positions.Stored > 0) await _connection.ExecuteAsync("ANALYZE household_location", cancel);
    }

    private async Task<List<ImportedResident>> PeopleAsync(
        IReadOnlyList<RegisterRow> rows, Dictionary<string, ImportedHousehold> homes, CancellationToken cancel)
    {
        var known = await _known.ResidentsAsync(homes.Values, cancel);
        var people = new List<ImportedResident>(rows.Count);
        foreach (var row in rows)
        {
            var home = homes[row.Household];
            var person = new ImportedResident(home, row, known.GetValueOrDefault((home.Id, row.Number)), _gaps);
            if (person.Known is null || person.GapsDiffer) home.PeopleDiffer = true;
            if (home.IsNew) home.Count(person);
            people.Add(person);
        }
        return people;
    }

    // An address that changed has to be geocoded again, unless a team has stood at the door or somebody chose the place.
    private async Task ChangeAddressesAsync(List<ImportedHousehold> homes, CancellationToken cancel)
    {
        if (homes.Count == 0) return;
        var ids = homes.Select(home => home.Id).ToArray();
        await _connection.ExecuteAsync("""
            UPDATE household h SET address = i.address
            FROM unnest($1::bigint[], $2::text[]) AS i (household_id, address)
            WHERE h.household_id = i.household_id
            """, cancel, ids, homes.Select(home => home.Address).ToArray());
        await _connection.ExecuteAsync("""
            DELETE FROM household_location WHERE household_id = ANY ($1) AND match_code NOT IN ('visit', 'chosen')
            """, cancel, ids);
    }

    private async Task ChangeResidentsAsync(List<ImportedResident> people, CancellationToken cancel)
    {
        if (people.Count == 0) return;
        await _connection.ExecuteAsync("""
            UPDATE resident r
            SET name = i.name, birth_year = i.birth_year, eligible_gaps = i.eligible_gaps, open_gaps = i.open_gaps
            FROM unnest($1::bigint[], $2::text[], $3::smallint[], $4::integer[], $5::integer[])
              AS i (resident_id, name, birth_year, eligible_gaps, open_gaps)
            WHERE r.resident_id = i.resident_id
            """, cancel, people.Select(person => person.Known!.Id).ToArray(), people.Select(person => person.Name).ToArray(),
            people.Select(person => person.BirthYear).ToArray(), people.Select(person => person.EligibleGaps).ToArray(),
            people.Select(person => person.OpenGaps).ToArray());
    }

    private async Task RecountAsync(List<ImportedHousehold> homes, CancellationToken cancel)
    {
        if (homes.Count > 0)
            await _connection.ExecuteAsync("SELECT recount_households($1)", cancel, homes.Select(home => home.Id).ToArray());
    }

    private void Count(IReadOnlyCollection<ImportedHousehold> homes, List<ImportedResident> people) => Counts += new RegisterCounts(
        homes.Count(home => home.IsNew), homes.Count(home => home.AddressDiffers),
        people.Count(person => person.Known is null), people.Count(person => person.PersonDiffers),
        people.Sum(person => person.GapsAdded), people.Sum(person => person.GapsChanged), _positions.Stored - Counts.Positions);
}

/// <summary>How many rows an import has added and changed so far.</summary>
internal readonly record struct RegisterCounts(
    int HouseholdsAdded, int HouseholdsChanged, int ResidentsAdded, int ResidentsChanged, int GapsAdded, int GapsChanged, int Positions)
{
    public bool IsNothing => this == default;

    public static RegisterCounts operator +(RegisterCounts a, RegisterCounts b) => new(
        a.HouseholdsAdded + b.HouseholdsAdded, a.HouseholdsChanged + b.HouseholdsChanged, a.ResidentsAdded + b.ResidentsAdded,
        a.ResidentsChanged + b.ResidentsChanged, a.GapsAdded + b.GapsAdded, a.GapsChanged + b.GapsChanged, a.Positions + b.Positions);
}
