namespace CoverageMap.Geo.Register;

/// <summary>
/// The statements that merge the temporary table import_row into the register, in their order. What is the same
/// already is not written. Keys are found or given out once, in temporary tables, so that a million residents and
/// their gaps go in by plain inserts. Each `Count…` returns how many rows were added and how many changed.
/// </summary>
internal static class RegisterMerge
{
    public const string FindHouseholds = """
        CREATE TEMPORARY TABLE import_household ON COMMIT DROP AS
        SELECT s.code, s.address, h.household_id AS known_id, h.address AS known_address,
          coalesce(h.household_id, nextval(pg_get_serial_sequence('household', 'household_id'))) AS household_id
        FROM (SELECT DISTINCT ON (household) household AS code, address FROM import_row) s
        LEFT JOIN household h ON h.code = s.code
        """;

    // An address that changed has to be geocoded again, unless a team has stood at the door.
    public const string Households = """
        INSERT INTO household (household_id, code, address) OVERRIDING SYSTEM VALUE
        SELECT household_id, code, address FROM import_household WHERE known_id IS NULL;

        UPDATE household h SET address = i.address
        FROM import_household i
        WHERE h.household_id = i.known_id AND i.known_address <> i.address;

        DELETE FROM household_location l USING import_household i
        WHERE l.household_id = i.known_id AND i.known_address <> i.address AND l.match_code <> 'visit'
        """;

    public const string CountHouseholds = """
        SELECT count(*) FILTER (WHERE known_id IS NULL), count(*) FILTER (WHERE known_address <> address)
        FROM import_household
        """;

    public const string FindResidents = """
        CREATE TEMPORARY TABLE import_resident ON COMMIT DROP AS
        SELECT h.household_id, i.number, i.name, i.birth_year, i.gap_open, r.resident_id AS known_id,
          (r.name, r.birth_year) IS DISTINCT FROM (i.name, i.birth_year) AS differs,
          coalesce(r.resident_id, nextval(pg_get_serial_sequence('resident', 'resident_id'))) AS resident_id
        FROM import_row i
        JOIN import_household h ON h.code = i.household
        LEFT JOIN resident r ON r.household_id = h.known_id AND r.number = i.number
        """;

    public const string Residents = """
        INSERT INTO resident (resident_id, household_id, number, name, birth_year) OVERRIDING SYSTEM VALUE
        SELECT resident_id, household_id, number, name, birth_year FROM import_resident WHERE known_id IS NULL;

        UPDATE resident r SET name = i.name, birth_year = i.birth_year
        FROM import_resident i
        WHERE r.resident_id = i.known_id AND i.differs
        """;

    public const string CountResidents = """
        SELECT count(*) FILTER (WHERE known_id IS NULL), count(*) FILTER (WHERE known_id IS NOT NULL AND differs)
        FROM import_resident
        """;

    // $1: the gaps' codes, in the order of gap_open.
    public const string FindGaps = """
        CREATE TEMPORARY TABLE import_gap ON COMMIT DROP AS
        SELECT i.resident_id, g.gap_id, state.open, e.open AS known_open
        FROM import_resident i
        CROSS JOIN LATERAL unnest($1::text[], i.gap_open) AS state (code, open)
        JOIN gap g ON g.code = state.code
        LEFT JOIN resident_gap e ON e.resident_id = i.known_id AND e.gap_id = g.gap_id
        WHERE state.open IS NOT NULL
        """;

    public const string Gaps = """
        INSERT INTO resident_gap (resident_id, gap_id, open)
        SELECT resident_id, gap_id, open FROM import_gap WHERE known_open IS NULL;

        UPDATE resident_gap e SET open = i.open
        FROM import_gap i
        WHERE e.resident_id = i.resident_id AND e.gap_id = i.gap_id AND i.known_open <> i.open
        """;

    public const string CountGaps = """
        SELECT count(*) FILTER (WHERE known_open IS NULL), count(*) FILTER (WHERE known_open <> open) FROM import_gap
        """;
}
