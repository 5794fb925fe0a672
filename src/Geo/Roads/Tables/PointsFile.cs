using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Roads.Tables;

/// <summary>Reads points out of a CSV with the columns id, lon and lat; others are left alone.</summary>
public static class PointsFile
{
    private const int ErrorsShown = 20;
    private static readonly string[] Columns = ["id", "lon", "lat"];

    /// <exception cref="UserErrorException">The file cannot be read, or a row is wrong; the message names every such row.</exception>
    public static IReadOnlyList<NamedPoint> Read(string path)
    {
        try
        {
            using var file = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return Read(file, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CsvFormatException or DecoderFallbackException or CsvRecordTooLargeException)
        {
            throw new UserErrorException($"Points file {path} cannot be read: {error.Message} It is CSV in UTF-8 with the columns {string.Join(", ", Columns)}.", error);
        }
    }

    /// <param name="name">Names the file in messages.</param>
    /// <exception cref="UserErrorException">As for the other.</exception>
    public static IReadOnlyList<NamedPoint> Read(TextReader file, string name)
    {
        if (file.Peek() < 0) throw Missing(name, Columns[0]);
        using var csv = CsvDataReader.Create(file, new CsvDataReaderOptions { Delimiter = ',', ResultSetMode = ResultSetMode.SingleResult });
        int[] ordinals = [.. Columns.Select(column => Ordinal(csv, column))];
        if (Array.IndexOf(ordinals, -1) is >= 0 and var missing) throw Missing(name, Columns[missing]);
        var (points, errors, rowOf) = (new List<NamedPoint>(), new List<string>(), new Dictionary<string, int>());
        while (csv.Read())
        {
            var row = csv.RowNumber + 1;
            string[] cells = [.. ordinals.Select(at => at < csv.RowFieldCount ? csv.GetString(at).Trim() : "")];
            if (cells.All(cell => cell.Length == 0)) continue;
            if (Fault(cells, rowOf) is { } fault) errors.Add($"Row {row}, {fault}");
            else points.Add(new(cells[0], new(Degrees(cells[1])!.Value, Degrees(cells[2])!.Value)));
            rowOf.TryAdd(cells[0], row);
        }
        if (errors.Count > 0)
            throw new UserErrorException($"{name} has {errors.Count} wrong rows:\n{string.Join('\n', errors.Take(ErrorsShown))}" +
                (errors.Count > ErrorsShown ? $"\n… and {errors.Count - ErrorsShown} more." : ""));
        return points.Count > 0 ? points : throw new UserErrorException($"{name} holds no point below its first line.");
    }

    private static UserErrorException Missing(string name, string column) =>
        new($"{name} has no column {column}; its first line names the columns {string.Join(", ", Columns)}.");

    private static string? Fault(string[] cells, Dictionary<string, int> rowOf)
    {
        var (lon, lat) = (Degrees(cells[1]), Degrees(cells[2]));
        if (cells[0].Length == 0) return "column `id`: it is empty; give every point an id of its own.";
        if (rowOf.TryGetValue(cells[0], out var first)) return $"column `id`: '{cells[0]}' is that of row {first} too; give every point an id of its own.";
        if (lon is null) return $"column `lon`: '{cells[1]}' is no number; write degrees with a point, such as 105.8512.";
        if (lat is null) return $"column `lat`: '{cells[2]}' is no number; write degrees with a point, such as 21.0012.";
        if (lat is < -90 or > 90)
            return lon is >= -90 and <= 90 && lat is >= -180 and <= 180
                ? $"column `lat`: '{cells[2]}' is no latitude, but '{cells[1]}' would be one; longitude comes in `lon`, latitude in `lat`."
                : $"column `lat`: '{cells[2]}' is not within -90 to 90; write WGS 84 degrees.";
        return lon is < -180 or > 180 ? $"column `lon`: '{cells[1]}' is not within -180 to 180; write WGS 84 degrees." : null;
    }

    private static double? Degrees(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static int Ordinal(CsvDataReader csv, string column)
    {
        for (var at = 0; at < csv.FieldCount; at++)
            if (csv.GetName(at).Trim().Equals(column, StringComparison.OrdinalIgnoreCase)) return at;
        return -1;
    }
}
