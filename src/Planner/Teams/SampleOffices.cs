using System.Globalization;
using System.Text.Json;
using CoverageMap.Geo;
using Sylvan.Data.Csv;

namespace CoverageMap.Planner.Teams;

/// <summary>A real office that sample teams start from, and the census households of the wards it stands for.</summary>
public sealed record SampleOffice(string Code, string Name, LonLat Position, int Households);

/// <summary>
/// The offices of a district's wards. Published positions are those of the 40 units of 2025, which took over offices of
/// the old wards; each ward of 2024 stands with its successor.
/// </summary>
public static class SampleOffices
{
    /// <param name="dataFolder">The folder `data` of the project.</param>
    /// <exception cref="UserErrorException">The district is not known, or a file is missing or not what it should be.</exception>
    public static IReadOnlyList<SampleOffice> Read(string dataFolder, string districtCode)
    {
        try
        {
            return ReadFiles(dataFolder, districtCode);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or JsonException or IndexOutOfRangeException)
        {
            throw new UserErrorException(
                $"Sample teams cannot be drawn from '{dataFolder}': {error.Message} Name the folder `data` of the project.", error);
        }
    }

    private static List<SampleOffice> ReadFiles(string folder, string districtCode)
    {
        var census = Rows(Path.Combine(folder, "census", "binh-phuoc-communes-2024.csv"), "code", "district_code", "households_2019");
        var households = census.Where(row => row[1] == districtCode)
            .ToDictionary(row => row[0], row => int.Parse(row[2], CultureInfo.InvariantCulture));
        if (households.Count == 0)
            throw new UserErrorException($"District '{districtCode}' is not in the sample province; its districts are " +
                $"{string.Join(", ", census.Select(row => row[1]).Distinct().Order(StringComparer.Ordinal))}.");
        var successors = Rows(Path.Combine(folder, "areas", "binh-phuoc-2024-to-2025.csv"), "old_code", "new_code", "overlap_share")
            .GroupBy(row => row[0]).ToDictionary(
                rows => rows.Key, rows => rows.MaxBy(row => double.Parse(row[2], CultureInfo.InvariantCulture))![1]);
        return [.. households.GroupBy(ward => successors[ward.Key], ward => ward.Value)
            .Join(Units(Path.Combine(folder, "areas", "binh-phuoc-communes-2025.geojson")), wards => wards.Key, unit => unit.Code,
                (wards, unit) => unit with { Households = wards.Sum() })
            .OrderBy(office => office.Code, StringComparer.Ordinal)];
    }

    private static List<SampleOffice> Units(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return [.. file.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties"))
            .Select(unit => new SampleOffice(
                unit.GetProperty("code").GetString()!, unit.GetProperty("name").GetString()!,
                new(unit.GetProperty("hq_lon").GetDouble(), unit.GetProperty("hq_lat").GetDouble()), 0))];
    }

    private static List<string[]> Rows(string path, params string[] columns)
    {
        using var csv = CsvDataReader.Create(path);
        var fields = columns.Select(csv.GetOrdinal).ToArray();
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. fields.Select(csv.GetString)]);
        return rows;
    }
}
