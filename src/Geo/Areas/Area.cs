using NetTopologySuite.Geometries;

namespace CoverageMap.Geo.Areas;

/// <summary>The levels of an administrative unit; a ward is any commune-level unit (xã, phường, thị trấn).</summary>
public enum AreaLevel { Province, District, Ward }

/// <summary>An administrative unit during its period of validity.</summary>
/// <param name="Code">The statistical office's code; the same code may name another unit at another time.</param>
/// <param name="Name">The full name with its type, such as "Phường Tân Phú".</param>
/// <param name="ParentId">Null for a province.</param>
/// <param name="ValidFrom">First day of validity.</param>
/// <param name="ValidTo">First day on which the unit is no longer valid; null while it has no end.</param>
/// <param name="Centre">A point inside the unit.</param>
public sealed record Area(
    int Id, string Code, AreaLevel Level, string Name, int? ParentId, DateOnly ValidFrom, DateOnly? ValidTo, LonLat Centre)
{
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);
}

/// <summary>A unit as read from a boundary file, before it is stored.</summary>
/// <param name="ParentCode">The code of the unit above, or null for a province.</param>
public sealed record AreaBoundary(string Code, AreaLevel Level, string Name, string? ParentCode, MultiPolygon Boundary);

/// <summary>What became of a unit when units were reformed.</summary>
/// <param name="Share">The share of the old unit's surface that went to the new one, above 0 up to 1.</param>
public sealed record AreaSuccession(string OldCode, string NewCode, double Share);
