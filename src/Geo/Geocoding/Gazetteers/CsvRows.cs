using System.Globalization;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>The rows of a gazetteer's CSV file, by the names of their columns.</summary>
internal static class CsvRows
{
    /// <param name="columns">The columns wanted; a row is given as their values in this order.</param>
    /// <exception cref="UserErrorException">The file is missing or damaged; the message names the line.</exception>
    public static void Read(string path, string[] columns, Action<string[]> take)
    {
        var line = 1;
        try
        {
            using var csv = CsvDataReader.Create(path, new CsvDataReaderOptions { Delimiter = ',', MaxBufferSize = 1 << 24 });
            int[] ordinals = [.. columns.Select(csv.GetOrdinal)];
            while (csv.Read())
            {
                line++;
                take([.. ordinals.Select(csv.GetString)]);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CsvFormatException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw new UserErrorException($"{path}, line {line}: {error.Message} It needs the columns {string.Join(", ", columns)}.", error);
        }
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
