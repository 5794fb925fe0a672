namespace CoverageMap.Geo.Register;

/// <summary>
/// The statements that merge the temporary table import_row into the register. Each returns one row: how many rows
/// were added and how many changed. What is the same already is not written, so that a second import changes nothing.
/// </summary>
internal static class RegisterMerge
{
    // An address that changed has to be geocoded again, unless a team has stood at the door.
    public const string Households = """
        WITH source AS (
          SELECT DISTINCT household AS code, address FROM import_row
        ), changed AS (
          UPDATE household h SET address = s.address
          FROM source s
          WHERE h.code = s.code AND h.address <> s.address
          RETURNING h.household_id
        ), forgotten AS (
          DELETE FROM household_location l USING changed c
          WHERE l.household_id = c.household_id AND l.match_code <> 'visit'
        ), added AS (
          INSERT INTO household (code, address)
          SELECT s.code, s.address FROM source s
          WHERE NOT EXISTS (SELECT FROM household h WHERE h.code = s.code)
          RETURNING 1
        )
        SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM changed)
        """;

    public const string Residents = """
        WITH source AS (
          SELECT h.household_id, i.number, i.name, i.birth_year
          FROM import_row i JOIN household h ON h.code = i.household
        ), changed AS (
          UPDATE resident r SET name = s.name, birth_year = s.birth_year
          FROM source s
          WHERE r.household_id = s.household_id AND r.number = s.number
            AND (r.name, r.birth_year) IS DISTINCT FROM (s.name, s.birth_year)
          RETURNING 1
        ), added AS (
          INSERT INTO resident (household_id, number, name, birth_year)
          SELECT s.household_id, s.number, s.name, s.birth_year FROM source s
          WHERE NOT EXISTS (SELECT FROM resident r WHERE r.household_id = s.household_id AND r.number = s.number)
          ORDER BY s.household_id, s.number
          RETURNING 1
        )
        SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM changed)
        """;

    // $1: the gaps' codes, in the order of import_row.gap_open.
    public const string Gaps = """
        WITH source AS MATERIALIZED (
          SELECT r.resident_id, g.gap_id, state.open
          FROM import_row i
          JOIN household h ON h.code = i.household
          JOIN resident r ON r.household_id = h.household_id AND r.number = i.number
          CROSS JOIN LATERAL unnest($1::text[], i.gap_open) AS state (code, open)
          JOIN gap g ON g.code = state.code
          WHERE state.open IS NOT NULL
        ), changed AS (
          UPDATE resident_gap e SET open = s.open
          FROM source s
          WHERE e.resident_id = s.resident_id AND e.gap_id = s.gap_id AND e.open <> s.open
          RETURNING 1
        ), added AS (
          INSERT INTO resident_gap (resident_id, gap_id, open)
          SELECT s.resident_id, s.gap_id, s.open FROM source s
          WHERE NOT EXISTS (SELECT FROM resident_gap e WHERE e.resident_id = s.resident_id AND e.gap_id = s.gap_id)
          RETURNING 1
        )
        SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM changed)
        """;
}
