using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>What a search found.</summary>
/// <param name="Open">Pairs that wait for a person's decision, and certain ones that were not merged.</param>
/// <param name="Merged">Pairs that this run has merged.</param>
public sealed record DuplicatesResult(int Households, int Residents, IReadOnlyList<DuplicatePair> Open, IReadOnlyList<DuplicatePair> Merged);

/// <summary>Finds what the register lists twice, merges what is certain, and takes a person's decision on the rest.</summary>
public sealed class ResolveDuplicates(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Who signs what is certain by rule.</summary>
    public const string Rule = "coverage register duplicates --merge";

    /// <param name="merge">Merge the certain pairs; all others are only listed.</param>
    public async Task<DuplicatesResult> FindAsync(bool merge, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var store = new DuplicateStore(connection);
        if (merge) await store.LockAsync(cancel);
        var households = await new DuplicateReader(connection).ReadAsync(null, cancel);
        var decided = (await store.InForceAsync(cancel)).Select(decision => decision.Key).ToHashSet();
        var found = new DuplicateSearch(households, clock.GetUtcNow().Year).Run(cancel).Where(pair => !decided.Contains(pair.Key)).ToList();
        var merged = merge ? found.Where(pair => pair.IsCertain).ToList() : [];
        foreach (var pair in merged)
            await store.AddAsync(Decision(pair, Rule, $"certain: {pair.Reason}"), clock.GetUtcNow(), cancel);
        if (merged.Count > 0) await store.ApplyAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new DuplicatesResult(households.Count, households.Sum(household => household.People.Count),
            merge ? [.. found.Where(pair => !pair.IsCertain)] : found, merged);
    }

    /// <summary>Records what a person decided on a pair. "Different" on a pair that was merged takes it apart again.</summary>
    /// <exception cref="UserErrorException">The key names nobody, or name or reason is missing.</exception>
    public async Task DecideAsync(DuplicateKey key, bool isSame, string decidedBy, string reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(decidedBy) || string.IsNullOrWhiteSpace(reason))
            throw new UserErrorException("A decision on a duplicate needs the name of who decides (--by) and a reason (--reason).");
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var store = new DuplicateStore(connection);
        await store.LockAsync(cancel);
        var decision = key.OfHouseholds
            ? await OfHouseholdsAsync(connection, key, isSame, decidedBy, reason, cancel)
            : await OfPersonsAsync(connection, key, isSame, decidedBy, reason, cancel);
        await store.AddAsync(decision, clock.GetUtcNow(), cancel);
        await store.ApplyAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<DuplicateDecision> OfHouseholdsAsync(
        NpgsqlConnection connection, DuplicateKey key, bool isSame, string decidedBy, string reason, CancellationToken cancel)
    {
        var known = await connection.QueryAsync("SELECT household_id FROM household WHERE household_id IN ($1, $2)",
            row => row.GetInt64(0), cancel, key.First, key.Second);
        if (known.Count < 2)
            throw new UserErrorException($"Household {(known.Contains(key.First) ? key.Second : key.First)} is not known; take the key from `coverage register duplicates`.");
        if (!isSame) return new DuplicateDecision(key.First, key.Second, null, false, [], decidedBy, reason);
        var households = await new DuplicateReader(connection).ReadAsync([key.First, key.Second], cancel);
        if (households.Count < 2)
            throw new UserErrorException($"One of the households {key.First} and {key.Second} is merged into another already; decide on that one.");
        return Decision(new DuplicateSearch(households, clock.GetUtcNow().Year).Join(households[0], households[1]), decidedBy, reason);
    }

    private static async Task<DuplicateDecision> OfPersonsAsync(
        NpgsqlConnection connection, DuplicateKey key, bool isSame, string decidedBy, string reason, CancellationToken cancel)
    {
        var homes = (await connection.QueryAsync("SELECT resident_id, household_id FROM resident WHERE resident_id IN ($1, $2)",
            row => (row.GetInt64(0), row.GetInt64(1)), cancel, key.First, key.Second)).ToDictionary();
        if (homes.Count < 2)
            throw new UserErrorException($"Resident {(homes.ContainsKey(key.First) ? key.Second : key.First)} is not known; take the key from `coverage register duplicates`.");
        return new DuplicateDecision(homes[key.First], homes[key.Second], (key.First, key.Second), isSame, [], decidedBy, reason);
    }

    private static DuplicateDecision Decision(DuplicatePair pair, string decidedBy, string reason) => new(
        pair.Kept.Id, pair.Other.Id, null, true, [.. pair.Pairs.Select(persons => (persons.Kept.Id, persons.Other.Id))], decidedBy, reason);
}
