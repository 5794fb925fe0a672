namespace CoverageMap.Geo.Register;

/// <summary>
/// The households and residents that were taken from a file so far, some 60 bytes for each household and 30 for each
/// resident: their texts are not kept.
/// </summary>
internal sealed class SeenHouseholds
{
    private readonly Dictionary<UInt128, (int Index, int Row, ulong Address)> _households = [];
    private readonly HashSet<long> _residents = [];

    /// <summary>The row where this household stands with another address, or null.</summary>
    public int? RowWithOtherAddress(string household, string address) =>
        _households.TryGetValue(TextHash.Of(household), out var seen) && seen.Address != (ulong)TextHash.Of(address) ? seen.Row : null;

    public bool HasResident(string household, short number) =>
        _households.TryGetValue(TextHash.Of(household), out var seen) && _residents.Contains(Resident(seen.Index, number));

    public void Add(int row, string household, string address, short number)
    {
        var key = TextHash.Of(household);
        if (!_households.TryGetValue(key, out var seen))
            _households[key] = seen = (_households.Count, row, (ulong)TextHash.Of(address));
        _residents.Add(Resident(seen.Index, number));
    }

    private static long Resident(int household, short number) => ((long)household << 16) | (ushort)number;
}
