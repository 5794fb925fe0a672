using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Travel;

/// <summary>
/// The name of travel times by a road file. It tells one import of the file from another, so that a plan is never checked
/// by other roads than it was made with.
/// </summary>
/// <param name="Profile">Such as motorbike.</param>
/// <param name="Import">The day of the import (UTC) and eight characters that no other import of the name has.</param>
/// <param name="WindingFactor">Of the great circle, where the file does not reach.</param>
public sealed partial record RoadModelName(string RoadFile, string Profile, string Import, double WindingFactor)
{
    public static RoadModelName Of(RoadFileInfo info, double windingFactor)
    {
        Span<byte> ticks = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(ticks, info.Imported.UtcTicks);
        var stamp = Convert.ToHexStringLower(SHA256.HashData(ticks))[..8];
        return new(info.Name, info.Profile,
            string.Create(CultureInfo.InvariantCulture, $"{info.Imported.UtcDateTime:yyyy-MM-dd} {stamp}"), windingFactor);
    }

    /// <returns>Null when it is the name of other travel times.</returns>
    public static RoadModelName? Parse(string name) => Form().Match(name) is { Success: true } match
        ? new(match.Groups["file"].Value, match.Groups["profile"].Value, match.Groups["import"].Value,
            double.Parse(match.Groups["factor"].Value, CultureInfo.InvariantCulture))
        : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"roads {RoadFile} ({Profile}, {Import}), great circle × {WindingFactor:0.###} elsewhere");

    [GeneratedRegex(@"^roads (?<file>\S+) \((?<profile>.+), (?<import>\d{4}-\d\d-\d\d [0-9a-f]{8})\), great circle × (?<factor>\d+(\.\d+)?) elsewhere$")]
    private static partial Regex Form();
}
