using CoverageMap.Geo.Database;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CoverageMap.Geo.Locations;

/// <summary>
/// Positions chosen by a person. They stand above what the register and the geocoder say and below a team at the door;
/// choices are only ever added, and can be taken back.
/// </summary>
public sealed class LocationChoiceStore(NpgsqlDataSource database, WorkListStore workList, TimeProvider clock)
{
    private const int LeastMetres = 10, MostMetres = 30_000;

    /// <summary>Puts the household, and on demand those of the same address, where the decision says.</summary>
    /// <param name="day">Whose wards are meant.</param>
    /// <exception cref="UserErrorException">The household or place is not known, or the household has left the list.</exception>
    public async Task<LocationDecided> ChooseAsync(LocationDecision decision, DateOnly day, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(decision.ChosenBy))
            throw new UserErrorException("A choice needs the name of who chose; write it above the list.");
        if (await HouseholdsAsync(decision.Id, cancel) is { Count: > 0 } known) return new LocationDecided(decision.Id, known);
        var item = await workList.FindAsync(decision.HouseholdId, day, cancel)
            ?? throw new UserErrorException($"Household {decision.HouseholdId} is not known; load the list again.");
        if (item.Reason is "visit" or "chosen")
            throw new UserErrorException($"Household {item.Code} has a position by '{item.Reason}' meanwhile; load the list again.");
        var place = decision.Place switch
        {
            ChosenPlace.AtCandidate candidate => Known(item, candidate),
            ChosenPlace.AtPoint point => await PointAsync(point, day, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.Place, "No such place."),
        };
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var households = await AddAsync(connection, decision, place, cancel);
        if (households.Count == 0)
            throw new UserErrorException($"Household {item.Code} got a position meanwhile; load the list again.");
        await ChosenLocations.PutAsync(connection, decision.Id, clock.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
        return new LocationDecided(decision.Id, households);
    }

    /// <summary>Takes a decision back: its households stand again as before, unless a team stood at the door since.</summary>
    /// <returns>The numbers of the households that stand as before.</returns>
    /// <exception cref="UserErrorException">There is no such decision.</exception>
    public async Task<IReadOnlyList<long>> WithdrawAsync(Guid decisionId, string withdrawnBy, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(withdrawnBy)) throw new UserErrorException("Taking back a choice needs a name; write it above the list.");
        if (await HouseholdsAsync(decisionId, cancel) is []) throw new UserErrorException($"Decision {decisionId} is not known; there is nothing to take back.");
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var isNew = await connection.ExecuteAsync("""
            INSERT INTO location_choice_withdrawal (decision_id, withdrawn_by, withdrawn_at) VALUES ($1, $2, $3)
            ON CONFLICT (decision_id) DO NOTHING
            """, cancel, decisionId, withdrawnBy.Trim(), clock.GetUtcNow()) == 1;
        var households = isNew ? await ChosenLocations.TakeBackAsync(connection, decisionId, clock.GetUtcNow(), cancel) : [];
        await transaction.CommitAsync(cancel);
        return households;
    }

    private Task<List<long>> HouseholdsAsync(Guid decisionId, CancellationToken cancel) => database.QueryAsync(
        "SELECT household_id FROM location_choice WHERE decision_id = $1", row => row.GetInt64(0), cancel, decisionId);

    private static Spot Known(WorkListItem item, ChosenPlace.AtCandidate chosen)
    {
        var candidate = item.Candidates.FirstOrDefault(candidate =>
            (candidate.Origin, candidate.Key, candidate.AreaCode) == (chosen.Origin, chosen.Key, chosen.AreaCode))
            ?? throw new UserErrorException($"Household {item.Code} has no candidate in area '{chosen.AreaCode}' any more; load the list again.");
        return new Spot(candidate.Name, candidate.Position, candidate.UncertaintyMetres, candidate.AreaId);
    }

    private async Task<Spot> PointAsync(ChosenPlace.AtPoint point, DateOnly day, CancellationToken cancel)
    {
        if (point.UncertaintyMetres is < LeastMetres or > MostMetres)
            throw new UserErrorException($"Uncertainty {point.UncertaintyMetres} m is out of range; give {LeastMetres} to {MostMetres} m.");
        var wards = await database.QueryAsync("""
            SELECT area_id FROM area
            WHERE level = 'ward' AND valid @> $1::date AND ST_Covers(geom, $2)
            ORDER BY area_id LIMIT 1
            """, row => row.GetInt32(0), cancel, day, Geometry(point.Position));
        return wards.Count > 0 ? new Spot("", point.Position, point.UncertaintyMetres, wards[0])
            : throw new UserErrorException($"The point {point.Position} lies in no ward that is stored; choose one within a ward.");
    }

    private Task<List<long>> AddAsync(NpgsqlConnection connection, LocationDecision decision, Spot place, CancellationToken cancel) =>
        connection.QueryAsync("""
            INSERT INTO location_choice (decision_id, household_id, address, place, position, uncertainty_m, ward_id,
              chosen_by, chosen_at, replaced)
            SELECT $1, h.household_id, h.address, $4, $5, $6, $7, $8, $9, to_jsonb(l)
            FROM household own
            LEFT JOIN household_location own_l ON own_l.household_id = own.household_id
            JOIN household h ON h.household_id = own.household_id
              OR $3 AND address_group(own.address) <> '' AND address_group(h.address) = address_group(own.address)
            LEFT JOIN household_location l ON l.household_id = h.household_id
            WHERE own.household_id = $2
              AND l.match_code IS DISTINCT FROM 'visit' AND l.match_code IS DISTINCT FROM 'chosen'
              -- The others only while they are on the list for the same reason.
              AND (h.household_id = own.household_id
                OR l.match_code = own_l.match_code AND (l.position IS NULL) = (own_l.position IS NULL))
            RETURNING household_id
            """, row => row.GetInt64(0), cancel, decision.Id, decision.HouseholdId, decision.SameAddress, place.Name, Geometry(place.Position),
            place.UncertaintyMetres, place.WardId, decision.ChosenBy.Trim(), clock.GetUtcNow());

    private static Point Geometry(LonLat at) => new(at.Lon, at.Lat) { SRID = 4326 };

    private sealed record Spot(string Name, LonLat Position, int UncertaintyMetres, int WardId);
}
