using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Geocoding;

/// <summary>How a part of an address is known.</summary>
public enum PartEvidence
{
    /// <summary>Letter for letter.</summary>
    AsWritten,

    /// <summary>From an abbreviation or another name: "TP.HCM", "KP", "04" for 4, a unit that was merged since.</summary>
    Expanded,

    /// <summary>Some or all marks were left out or were others.</summary>
    WithoutDiacritics,

    /// <summary>Letters had to be changed; see <see cref="PartOfAddress.Slips"/>.</summary>
    Corrected,

    /// <summary>Not written; it follows from the other parts.</summary>
    Implied,
}

/// <summary>A part of an address with the evidence for it.</summary>
/// <param name="Name">In full, with the unit word: "Xã Lộc Hòa".</param>
/// <param name="Written">The words it was read from, or null when it is implied.</param>
/// <param name="Slips">Letters corrected.</param>
public sealed record PartOfAddress(PartKind Kind, string Name, string? Written, PartEvidence Evidence, int Slips);
