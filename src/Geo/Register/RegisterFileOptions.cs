using CoverageMap.Geo.Coordinates;
using CoverageMap.Geo.Register.Headings;

namespace CoverageMap.Geo.Register;

/// <summary>What the user says of a register besides the file itself.</summary>
public sealed record RegisterFileOptions
{
    /// <summary>The sheet of a workbook; null for the first.</summary>
    public string? Sheet { get; init; }

    public RegisterMapping Mapping { get; init; } = RegisterMapping.None;

    /// <summary>The system of the file's positions; null for degrees of WGS 84.</summary>
    public CoordinateSystem? Coordinates { get; init; }

    /// <summary>Whether positions are read at all.</summary>
    public bool TakesPositions { get; init; } = true;

    /// <summary>Says what speaks against a position at an address, such as another ward than the address names; null: nothing.</summary>
    public Func<string, LonLat, string?>? PositionCheck { get; init; }

    /// <summary>What of this changes how a file is read, as text: another reading of the same file is another import.</summary>
    public string Fingerprint => string.Join('\n',
        [Sheet ?? "", Coordinates?.Name ?? "", $"{TakesPositions}",
        .. Mapping.Columns.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={string.Join('|', column.Value)}"),
        .. Mapping.States.OrderBy(state => state.Key, StringComparer.Ordinal).SelectMany(state => state.Value.Select(word => $"{state.Key}:{word.Key}={word.Value}"))]);
}
