using System.Globalization;
using CoverageMap.Geo;
using Sylvan.Data.Csv;

namespace CoverageMap.Planner.Teams;

/// <summary>What a teams file holds: the teams of the good rows, and every error of the others.</summary>
public sealed record TeamFileContent(IReadOnlyList<(int Row, Team Team)> Teams, IReadOnlyList<TeamFileError> Errors);

/// <summary>
/// Teams as CSV with the columns of <see cref="Columns"/>. Lists are written <c>police;digital</c>, counts
/// <c>sim:40;phone:5</c>, times <c>07:30</c>; the three break columns are all empty for a team without a break.
/// </summary>
public static class TeamFile
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "code", "name", "area", "skills", "kits", "stock", "shift_start", "shift_end", "break_from", "break_until",
        "break_minutes", "depot_name", "depot_lon", "depot_lat", "speed_kmh",
    ];

    /// <exception cref="UserErrorException">The file is empty or lacks a column.</exception>
    public static TeamFileContent Read(TextReader file)
    {
        using var rows = CsvDataReader.Create(file, new CsvDataReaderOptions { Delimiter = ',', HeaderComparer = StringComparer.OrdinalIgnoreCase });
        if (rows.FieldCount == 0) throw new UserErrorException("The teams file is empty; its first line names the columns " + string.Join(", ", Columns) + ".");
        var found = Enumerable.Range(0, rows.FieldCount)
            .ToLookup(field => rows.GetName(field).Trim(), field => field, StringComparer.OrdinalIgnoreCase);
        if (Columns.Where(column => !found.Contains(column)).ToList() is { Count: > 0 } missing)
            throw new UserErrorException($"The teams file has no column {string.Join(", ", missing)}; its first line names the columns {string.Join(", ", Columns)}.");

        var (teams, errors) = (new List<(int, Team)>(), new List<TeamFileError>());
        while (rows.Read())
        {
            var row = new TeamRow(rows.RowNumber + 1, column => Cell(rows, found[column].First()).Trim());
            if (row.ReadTeam() is { } team) teams.Add((row.Number, team));
            errors.AddRange(row.Errors);
        }
        foreach (var same in teams.GroupBy(entry => entry.Item2.Code).SelectMany(group => group.Skip(1)))
            errors.Add(new(same.Item1, "code", same.Item2.Code, "is there twice; give every team a code of its own"));
        return new(teams, [.. errors.OrderBy(error => error.Row)]);
    }

    public static void Write(TextWriter file, IEnumerable<Team> teams)
    {
        file.Write(string.Join(',', Columns) + "\n");
        foreach (var team in teams)
            file.Write(string.Join(',', Cells(team).Select(CsvCell.Quote)) + "\n");
    }

    private static string[] Cells(Team team) =>
    [
        team.Code, team.Name, team.AreaCode, string.Join(';', team.Skills), Counts(team.Kits), Counts(team.Stock),
        Time(team.ShiftStart), Time(team.ShiftEnd), team.Break is null ? "" : Time(team.Break.From),
        team.Break is null ? "" : Time(team.Break.Until), Number(team.Break?.Minutes ?? 0), team.DepotName,
        Number(team.Depot.Lon), Number(team.Depot.Lat), Number(team.SpeedKmh),
    ];

    // A row that is too short has no such cell.
    private static string Cell(CsvDataReader rows, int field) => field < rows.RowFieldCount ? rows.GetString(field) : "";

    private static string Counts(IReadOnlyDictionary<string, int> counts) =>
        string.Join(';', counts.Select(entry => $"{entry.Key}:{Number(entry.Value)}"));

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
