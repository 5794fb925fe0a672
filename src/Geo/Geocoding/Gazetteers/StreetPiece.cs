namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>A stretch of a street or road.</summary>
/// <param name="Name">With or without its unit word: "Đường Lê Duẩn", "Phố Huế", "QL14".</param>
public sealed record StreetPiece(string Name, IReadOnlyList<LonLat> Line);

/// <summary>A house whose number somebody has mapped.</summary>
public sealed record MappedHouse(string Street, string Number, LonLat Position);
