using System.Globalization;
using CoverageMap.Geo.Database;
using Npgsql;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Geocoding;

/// <summary>Reads hamlet points from a CSV with `wof_id,name,lon,lat` (Who's On First) into the gazetteer.</summary>
public sealed class LocalityImport(NpgsqlDataSource database)
{
    /// <summary>Stores all hamlets in one statement; those already there, by their source's id, are brought up to date.</summary>
    /// <returns>The number of hamlets added or changed.</returns>
    /// <exception cref="UserErrorException">The file cannot be read; the message names the line.</exception>
    public async Task<int> ImportAsync(string path, CancellationToken cancel)
    {
        var (ids, names, lons, lats) = Read(path);
        return await database.ExecuteAsync("""
            INSERT INTO locality (source_id, name, position)
            SELECT id, name, ST_SetSRID(ST_MakePoint(lon, lat), 4326)
            FROM unnest($1::text[], $2::text[], $3::double precision[], $4::double precision[]) AS row (id, name, lon, lat)
            ON CONFLICT (source_id) DO UPDATE SET name = excluded.name, position = excluded.position
            WHERE (locality.name, locality.position) IS DISTINCT FROM (excluded.name, excluded.position)
            """, cancel, ids, names, lons, lats);
    }

    private static (string[] Ids, string[] Names, double[] Lons, double[] Lats) Read(string path)
    {
        var line = 1;
        try
        {
            using var csv = CsvDataReader.Create(path);
            var rows = new List<(string Id, string Name, LonLat Position)>();
            while (csv.Read())
            {
                line++;
                if (Field(csv, "deprecated") == "True") continue;
                rows.Add(($"wof:{Field(csv, "wof_id")}", Field(csv, "name"), new LonLat(Number(csv, "lon"), Number(csv, "lat"))));
            }
            var unique = rows.DistinctBy(row => row.Id).ToList();
            return ([.. unique.Select(row => row.Id)], [.. unique.Select(row => row.Name)],
                [.. unique.Select(row => row.Position.Lon)], [.. unique.Select(row => row.Position.Lat)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw new UserErrorException($"{path}, line {line}: {error.Message} Give a CSV with the columns wof_id, name, lon, lat.", error);
        }
    }

    private static string Field(CsvDataReader csv, string column) => csv.GetString(csv.GetOrdinal(column));

    private static double Number(CsvDataReader csv, string column) => double.Parse(Field(csv, column), CultureInfo.InvariantCulture);
}
