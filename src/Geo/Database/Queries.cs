using Npgsql;

namespace CoverageMap.Geo.Database;

/// <summary>Two ways to run SQL with positional parameters ($1, $2, …): read rows into a list, or execute.</summary>
public static class Queries
{
    /// <summary>Runs a query and maps each row by <paramref name="read"/>; a null parameter is SQL NULL.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this NpgsqlDataSource database, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel,
        params object?[] parameters)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(sql, read, cancel, parameters);
    }

    /// <inheritdoc cref="QueryAsync{T}(NpgsqlDataSource, string, Func{NpgsqlDataReader, T}, CancellationToken, object?[])"/>
    public static async Task<List<T>> QueryAsync<T>(
        this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel,
        params object?[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Executes a statement and returns the number of rows it touched.</summary>
    public static async Task<int> ExecuteAsync(
        this NpgsqlDataSource database, string sql, CancellationToken cancel, params object?[] parameters)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(sql, cancel, parameters);
    }

    /// <inheritdoc cref="ExecuteAsync(NpgsqlDataSource, string, CancellationToken, object?[])"/>
    public static async Task<int> ExecuteAsync(
        this NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] parameters)
    {
        // A lone string[] is taken for the parameters themselves, since arrays are covariant; it is one parameter.
        if (parameters.GetType() != typeof(object[])) parameters = [parameters];
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
