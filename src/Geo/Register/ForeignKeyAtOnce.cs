using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Has the foreign key of residents checked for all rows at once when the first register goes into an empty database (PostgreSQL
/// manual, "Populating a Database"): row by row it takes three quarters of the time. The key is taken away and made again
/// within the transaction, so that it holds for whoever looks. Pages wait meanwhile; there is nothing to show yet.
/// </summary>
internal sealed class ForeignKeyAtOnce(NpgsqlConnection connection)
{
    private bool _isAway;

    /// <summary>Leaves the key as it is where somebody else's work would have to wait, or where the user is not the tables' owner.</summary>
    public async Task TakeAwayAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        await transaction.SaveAsync("before_key", cancel);
        try
        {
            await connection.ExecuteAsync("SET LOCAL lock_timeout = '1s'", cancel);
            await connection.ExecuteAsync("ALTER TABLE resident DROP CONSTRAINT resident_household_id_fkey", cancel);
            await connection.ExecuteAsync("SET LOCAL lock_timeout = DEFAULT", cancel);
            _isAway = true;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.InsufficientPrivilege)
        {
            await transaction.RollbackAsync("before_key", cancel);
        }
    }

    public async Task GiveBackAsync(CancellationToken cancel)
    {
        if (!_isAway) return;
        await connection.ExecuteAsync("""
            ALTER TABLE resident ADD CONSTRAINT resident_household_id_fkey FOREIGN KEY (household_id) REFERENCES household
            """, cancel);
    }
}
