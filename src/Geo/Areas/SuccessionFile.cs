using System.Globalization;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Areas;

/// <summary>Reads what became of which ward: CSV with `old_code`, `new_code` and `overlap_share` (above 0 up to 1).</summary>
public static class SuccessionFile
{
    /// <exception cref="UserErrorException">The file cannot be read or a row is wrong.</exception>
    public static IReadOnlyList<AreaSuccession> Read(string path)
    {
        try
        {
            using var csv = CsvDataReader.Create(path);
            var (old, successor, share) = (csv.GetOrdinal("old_code"), csv.GetOrdinal("new_code"), csv.GetOrdinal("overlap_share"));
            var pairs = new List<AreaSuccession>();
            while (csv.Read())
            {
                if (!double.TryParse(csv.GetString(share), CultureInfo.InvariantCulture, out var part) || part is <= 0 or > 1)
                    throw new UserErrorException(
                        $"{path}, row {csv.RowNumber + 1}, column `overlap_share`: '{csv.GetString(share)}' is not above 0 up to 1.");
                pairs.Add(new AreaSuccession(csv.GetString(old), csv.GetString(successor), part));
            }
            return pairs;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CsvFormatException or IndexOutOfRangeException)
        {
            throw new UserErrorException($"{path} cannot be read as a succession table: {error.Message}", error);
        }
    }
}
