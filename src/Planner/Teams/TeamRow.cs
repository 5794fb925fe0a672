using System.Globalization;
using CoverageMap.Geo;

namespace CoverageMap.Planner.Teams;

/// <summary>One row of a teams file: reads every column and collects every error.</summary>
/// <param name="cell">The trimmed text of a column.</param>
internal sealed class TeamRow(int number, Func<string, string> cell)
{
    private readonly List<TeamFileError> _errors = [];

    public int Number => number;

    public IReadOnlyList<TeamFileError> Errors => _errors;

    /// <returns>Null when a value cannot be used.</returns>
    public Team? ReadTeam()
    {
        var (start, end) = (Time("shift_start"), Time("shift_end"));
        if (end <= start)
        {
            Error("shift_end", "is not after the shift's start; give a later time of the same day");
            end = null; // nothing can be said of a break then
        }
        var team = new Team(
            Text("code"), Text("name"), Text("area"), Skills(), Counts("kits"), Counts("stock"), start ?? default, end ?? default,
            Break(start, end), Text("depot_name"), Depot(), Decimal("speed_kmh", 1, 120, "a speed in km/h"));
        return _errors.Count == 0 ? team : null;
    }

    private ShiftBreak? Break(TimeOnly? start, TimeOnly? end)
    {
        string[] columns = ["break_from", "break_until", "break_minutes"];
        if (columns.All(column => cell(column) is "" or "0")) return null;
        var (from, until) = (Time("break_from"), Time("break_until"));
        var minutes = (int)Decimal("break_minutes", 1, 240, "whole minutes");
        if (from is null || until is null || start is null || end is null) return null;
        if (from < start) Error("break_from", "is before the shift's start; a break lies within the shift");
        if (until < from) Error("break_until", "is before the break's first time; give the same or a later one");
        if (until > end || from.Value.ToTimeSpan() + TimeSpan.FromMinutes(minutes) > end.Value.ToTimeSpan())
            Error("break_until", "leaves no break within the shift; let it begin sooner or end the shift later");
        return new(from.Value, until.Value, minutes);
    }

    private List<string> Skills()
    {
        var skills = cell("skills").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct().ToList();
        if (skills.Count == 0) Error("skills", "names no skill; write for instance police;digital");
        return skills;
    }

    private Dictionary<string, int> Counts(string column)
    {
        var counts = new Dictionary<string, int>();
        foreach (var entry in cell(column).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split(':', StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } item, var units] ||
                !int.TryParse(units, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                Error(column, "is not a list of things and their numbers; write for instance sim:40;phone:5");
            else if (!counts.TryAdd(item, count))
                Error(column, $"names {item} twice; name each thing once");
        }
        return counts;
    }

    private LonLat Depot()
    {
        var (lon, lat) = (Decimal("depot_lon", -180, 180, "a longitude in degrees"), Decimal("depot_lat", -90, 90, "a latitude in degrees"));
        return new(lon, lat);
    }

    private string Text(string column)
    {
        if (cell(column).Length == 0) Error(column, "is empty; it is needed");
        return cell(column);
    }

    private TimeOnly? Time(string column)
    {
        if (TimeOnly.TryParseExact(cell(column), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        Error(column, "is not a time of day; write it as 07:30");
        return null;
    }

    private double Decimal(string column, double least, double most, string meaning)
    {
        if (double.TryParse(cell(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) &&
            value >= least && value <= most) return value;
        Error(column, string.Create(CultureInfo.InvariantCulture, $"is not {meaning}; write a number from {least} to {most}"));
        return least;
    }

    private void Error(string column, string repair) => _errors.Add(new(number, column, cell(column), repair));
}
