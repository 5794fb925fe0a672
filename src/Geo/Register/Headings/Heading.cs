namespace CoverageMap.Geo.Register.Headings;

/// <summary>How a mark such as "x" in the column of a gap is meant.</summary>
internal enum Mark { HasIt, LacksIt }

/// <summary>What a heading says its column holds.</summary>
/// <param name="Field">One of <see cref="Fields"/>, or the column of a gap.</param>
/// <param name="Rank">Where two columns hold the same field, the lower is meant.</param>
/// <param name="YesIs">For a gap: what "có" means where it says less than that the gap is closed; else null.</param>
/// <param name="Unit">For a part of an address: the unit word that the heading gives, such as "ấp"; else null.</param>
internal sealed record Heading(string Field, int Rank, Mark Mark = Mark.HasIt, string? YesIs = null, string? Unit = null);
