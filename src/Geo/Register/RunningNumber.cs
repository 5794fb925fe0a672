namespace CoverageMap.Geo.Register;

/// <summary>Tells a number that runs through the whole file from one that begins anew with each household.</summary>
internal static class RunningNumber
{
    /// <param name="cells">The column's cells, from the file's first residents.</param>
    public static bool BeginsAnew(IEnumerable<string> cells)
    {
        var (ones, last, isOrdered) = (0, 0, true);
        foreach (var cell in cells)
        {
            if (!int.TryParse(cell, out var number)) return false;
            if (number == 1) ones++;
            else isOrdered &= number == last + 1;
            last = number;
        }
        return ones > 1 && isOrdered;
    }
}
