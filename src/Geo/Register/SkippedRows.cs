using CoverageMap.Geo.Register.Headings;

namespace CoverageMap.Geo.Register;

/// <summary>Counts the rows that hold no resident, and where the first of each kind stand, so that the user can look.</summary>
internal sealed class SkippedRows
{
    private const int RowsNamed = 5;

    private readonly Dictionary<RowKind, (int Count, List<int> First)> _rows = [];

    public int Count => _rows.Values.Sum(rows => rows.Count);

    public void Add(RowKind kind, int row)
    {
        var (count, first) = _rows.GetValueOrDefault(kind, (0, []));
        if (count < RowsNamed) first.Add(row);
        _rows[kind] = (count + 1, first);
    }

    /// <summary>What was passed over, or null where nothing was.</summary>
    public string? Note => _rows.Count == 0 ? null : "Passed over as no resident: " +
        string.Join("; ", _rows.OrderBy(rows => rows.Key).Select(rows => $"{rows.Value.Count} {Name(rows.Key)} (row {string.Join(", ", rows.Value.First)}" +
            $"{(rows.Value.Count > RowsNamed ? ", …" : "")})")) + ".";

    private static string Name(RowKind kind) => kind switch
    {
        RowKind.Empty => "empty",
        RowKind.Heading => "headings again",
        RowKind.ColumnNumbers => "numbers of columns",
        RowKind.Total => "totals",
        RowKind.Section => "titles of sections",
        RowKind.Signature => "signatures",
        _ => "others",
    };
}
