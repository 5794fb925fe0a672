using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Locations;

/// <summary>Brings household_location in line with the choices, within a transaction of the caller.</summary>
internal static class ChosenLocations
{
    /// <summary>Puts the households of a decision where it says, unless a team stood at the door.</summary>
    public static async Task PutAsync(NpgsqlConnection connection, Guid decisionId, DateTimeOffset now, CancellationToken cancel)
    {
        await connection.ExecuteAsync("""
            DELETE FROM household_location l USING location_choice c
            WHERE c.decision_id = $1 AND l.household_id = c.household_id AND l.match_code <> 'visit'
            """, cancel, decisionId);
        await connection.ExecuteAsync("""
            INSERT INTO household_location (household_id, match_code, position, uncertainty_m, ward_id, located_at)
            SELECT household_id, 'chosen', position, uncertainty_m, ward_id, $2 FROM location_choice WHERE decision_id = $1
            ON CONFLICT (household_id) DO NOTHING
            """, cancel, decisionId, now);
    }

    /// <summary>Lets the households of a decision stand as before it, where it still holds.</summary>
    /// <returns>The households' numbers.</returns>
    public static async Task<IReadOnlyList<long>> TakeBackAsync(NpgsqlConnection connection, Guid decisionId, DateTimeOffset now, CancellationToken cancel)
    {
        var households = (await connection.QueryAsync("""
            DELETE FROM household_location l USING location_choice c
            WHERE c.decision_id = $1 AND l.household_id = c.household_id AND l.match_code = 'chosen'
            RETURNING l.household_id
            """, row => row.GetInt64(0), cancel, decisionId)).ToArray();
        // By name, not by column: columns may have come or gone since the row was put aside.
        await connection.ExecuteAsync("""
            INSERT INTO household_location
            SELECT was.*
            FROM location_choice c,
              jsonb_populate_record(NULL::household_location, c.replaced || jsonb_build_object('located_at', $3::timestamptz)) was
            WHERE c.decision_id = $1 AND c.household_id = ANY ($2) AND c.replaced IS NOT NULL
            """, cancel, decisionId, households, now);
        return households;
    }

    /// <summary>
    /// When the visit that told a household's position no longer counts: back to what was chosen for its address, else it
    /// waits for the geocoder, which takes up what the register says first.
    /// </summary>
    public static async Task FallBackAsync(NpgsqlConnection connection, long householdId, DateTimeOffset now, CancellationToken cancel)
    {
        await connection.ExecuteAsync(
            "DELETE FROM household_location WHERE household_id = $1 AND match_code = 'visit'", cancel, householdId);
        await connection.ExecuteAsync("""
            INSERT INTO household_location (household_id, match_code, position, uncertainty_m, ward_id, located_at)
            SELECT c.household_id, 'chosen', c.position, c.uncertainty_m, c.ward_id, $2
            FROM location_choice_latest c JOIN household h USING (household_id)
            WHERE c.household_id = $1 AND c.address = h.address
            ON CONFLICT (household_id) DO NOTHING
            """, cancel, householdId, now);
    }
}
