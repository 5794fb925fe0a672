using System.Globalization;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>Mapped houses as they are kept once imported: CSV with `street`, `number`, `lon`, `lat`.</summary>
public static class HouseFile
{
    /// <exception cref="UserErrorException">The file is missing or damaged.</exception>
    public static void Read(string path, GazetteerBuilder gazetteer) => CsvRows.Read(path, ["street", "number", "lon", "lat"],
        row => gazetteer.House(new MappedHouse(row[0], row[1], new LonLat(CsvRows.Number(row[2]), CsvRows.Number(row[3])))));

    public static void Write(TextWriter file, IEnumerable<MappedHouse> houses)
    {
        file.Write("street,number,lon,lat\n");
        foreach (var house in houses)
            file.Write(string.Create(CultureInfo.InvariantCulture,
                $"{CsvCell.Quote(house.Street)},{CsvCell.Quote(house.Number)},{house.Position.Lon:0.######},{house.Position.Lat:0.######}\n"));
    }
}
