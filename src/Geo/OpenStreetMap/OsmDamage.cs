namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>What is wrong with an extract, in a sentence that follows "… cannot be read as an OpenStreetMap extract:".</summary>
internal sealed class OsmDamage(string message) : Exception(message);
