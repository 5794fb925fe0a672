using CoverageMap.Geo.Areas;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>
/// Reads the national lists of units (data/units): 10,035 wards until 30 June 2025 with their districts and provinces,
/// 3,321 wards since with published centre and surface, and what became of which.
/// </summary>
public static class UnitList
{
    /// <summary>The first day of the two-level units: Resolution 202/2025/QH15.</summary>
    public static readonly DateOnly Reform = new(2025, 7, 1);

    // The older list is of the day before the reform; reforms before it are in the list of former names.
    private static readonly DateOnly Before = DateOnly.MinValue;

    /// <param name="folder">Holds vietnam-communes-2024.csv, vietnam-communes-2025.csv and vietnam-2024-to-2025.csv.</param>
    /// <exception cref="UserErrorException">A list is missing or damaged.</exception>
    public static void Read(string folder, GazetteerBuilder gazetteer)
    {
        ReadOld(Path.Combine(folder, "vietnam-communes-2024.csv"), gazetteer);
        ReadNew(Path.Combine(folder, "vietnam-communes-2025.csv"), gazetteer);
        CsvRows.Read(Path.Combine(folder, "vietnam-2024-to-2025.csv"), ["wardCode", "newWardCode"], row =>
            gazetteer.Succeed(Code(row[0], 5), Code(row[1], 5), Reform));
    }

    private static void ReadOld(string path, GazetteerBuilder gazetteer) =>
        CsvRows.Read(path, ["Mã", "Tên", "Mã QH", "Quận Huyện", "Mã TP", "Tỉnh / Thành Phố"], row =>
        {
            var province = gazetteer.Unit(row[4], AreaLevel.Province, row[5], null, Before, Reform);
            var district = gazetteer.Unit(row[2], AreaLevel.District, row[3], province, Before, Reform);
            gazetteer.Unit(row[0], AreaLevel.Ward, row[1], district, Before, Reform);
        });

    private static void ReadNew(string path, GazetteerBuilder gazetteer) =>
        CsvRows.Read(path, ["province", "ward", "provinceCode", "wardCode", "wardLat", "wardLon", "wardAreaKm2"], row =>
        {
            var province = gazetteer.Unit(Code(row[2], 2), AreaLevel.Province, row[0], null, Reform, null);
            var ward = gazetteer.Unit(Code(row[3], 5), AreaLevel.Ward, row[1], province, Reform, null);
            // Of Hoàng Sa no surface is printed.
            if (row[6] != "") ward.LieAbout(AreaExtent.About(new LonLat(CsvRows.Number(row[5]), CsvRows.Number(row[4])), CsvRows.Number(row[6])));
        });

    // A spreadsheet took the leading zeros and made 4.0 of 00004.
    private static string Code(string text, int digits) => text.Split('.')[0].PadLeft(digits, '0');
}
