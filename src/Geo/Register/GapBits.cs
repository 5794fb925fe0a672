using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Register;

/// <summary>The bits that the campaign's gaps have in the database.</summary>
internal sealed class GapBits
{
    private readonly int[] _flags;

    private GapBits(int[] flags, int length) => (_flags, Length) = (flags, length);

    /// <summary>One more than the highest bit in use.</summary>
    public int Length { get; }

    public static async Task<GapBits> ReadAsync(NpgsqlConnection connection, Campaign campaign, CancellationToken cancel)
    {
        var bits = (await connection.QueryAsync("SELECT code, bit FROM gap", row => (row.GetString(0), row.GetInt16(1)), cancel)).ToDictionary();
        return new GapBits([.. campaign.Gaps.Select(gap => 1 << bits[gap.Code])], bits.Count == 0 ? 0 : bits.Values.Max() + 1);
    }

    /// <param name="gaps">In the campaign's order: true open, false closed, null not eligible.</param>
    public (int Eligible, int Open) Of(IReadOnlyList<bool?> gaps)
    {
        var (eligible, open) = (0, 0);
        for (var i = 0; i < _flags.Length; i++)
        {
            if (gaps[i] is not { } isOpen) continue;
            eligible |= _flags[i];
            if (isOpen) open |= _flags[i];
        }
        return (eligible, open);
    }
}
