using System.Globalization;
using System.Text.Json;
using CoverageMap.Geo.Areas;
using NetTopologySuite.Geometries;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Register;

/// <summary>A real ward that sample households are drawn in.</summary>
/// <param name="SizeCounts">Households of 1, 2, … 6, and of 7 or more residents at the census.</param>
/// <param name="SuccessorName">The name of the unit that took its place at the reform of 2025.</param>
public sealed record SampleWard(
    string Code, string Name, string DistrictCode, string DistrictName, string ProvinceName, double AreaKm2, int Population,
    IReadOnlyList<int> SizeCounts, MultiPolygon Boundary, IReadOnlyList<SampleLocality> Localities,
    string SuccessorName, string SuccessorProvinceName)
{
    public int Households => SizeCounts.Sum();
}

/// <summary>A real hamlet, its name without diacritics as old maps print it.</summary>
public sealed record SampleLocality(string Name, LonLat Position);

/// <summary>The real data that a sample is drawn from.</summary>
/// <param name="UnitNames">Names of communes of all Vietnam: they teach which diacritics a syllable usually has.</param>
public sealed record SampleSource(IReadOnlyList<SampleWard> Wards, IReadOnlyList<string> UnitNames, SamplePeople People)
{
    /// <summary>Reads the folder `data` of the project.</summary>
    /// <exception cref="UserErrorException">A file is missing or not what it should be.</exception>
    public static SampleSource Read(string dataFolder)
    {
        try
        {
            return ReadFiles(dataFolder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or JsonException)
        {
            throw new UserErrorException(
                $"The sample cannot be drawn from '{dataFolder}': {error.Message} Name the folder `data` of the project.", error);
        }
    }

    private static SampleSource ReadFiles(string folder)
    {
        string File(params string[] parts) => Path.Combine([folder, .. parts]);
        var census = Rows(File("census", "binh-phuoc-communes-2024.csv"));
        var localities = Rows(File("places", "binh-phuoc-localities.csv"))
            .Where(row => row["deprecated"] != "True")
            .ToLookup(row => row["commune_code"], row => new SampleLocality(row["name"], new LonLat(Number(row["lon"]), Number(row["lat"]))));
        var successors = Rows(File("units", "vietnam-2024-to-2025.csv"))
            .DistinctBy(row => row["wardCode"])
            .ToDictionary(row => row["wardCode"].Split('.')[0], row => row);
        var boundaries = AreaFile.Read(File("areas", "binh-phuoc-communes-2024.geojson"), census[0]["province_code"], "-")
            .Where(area => area.Level == AreaLevel.Ward).ToDictionary(area => area.Code, area => area.Boundary);
        var wards = census.ConvertAll(row => new SampleWard(
            row["code"], row["name"], row["district_code"], row["district"], successors[row["code"]]["province"],
            Number(row["area_km2_polygon"]), int.Parse(row["pop_2019"], CultureInfo.InvariantCulture),
            [.. SizeColumns.Select(column => int.Parse(row[column], CultureInfo.InvariantCulture))],
            boundaries[row["code"]], [.. localities[row["code"]]],
            successors[row["code"]]["newWard"], successors[row["code"]]["newProvince"]));
        var names = Rows(File("units", "vietnam-communes-2024.csv")).ConvertAll(row => row["Tên"]);
        return new SampleSource(wards, names, SamplePeople.Read(File("sample", "people.json")));
    }

    private static readonly string[] SizeColumns = ["hh_1", "hh_2", "hh_3", "hh_4", "hh_5", "hh_6", "hh_7plus"];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string path)
    {
        using var csv = CsvDataReader.Create(path, new CsvDataReaderOptions { HasHeaders = true });
        var columns = Enumerable.Range(0, csv.FieldCount).Select(csv.GetName).ToArray();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(columns.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => csv.GetString(pair.index)));
        return rows;
    }
}
