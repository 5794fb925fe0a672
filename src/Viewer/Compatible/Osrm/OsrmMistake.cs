namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>A request that OSRM would not answer, with the code it would give.</summary>
internal sealed class OsrmMistake(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>The request cannot be read from this place on.</summary>
    public static OsrmMistake Query(int position) => new("InvalidQuery", $"Query string malformed close to position {position}");

    public static OsrmMistake Options(string message) => new("InvalidOptions", message);

    public static OsrmMistake Value(string message) => new("InvalidValue", message);

    public static OsrmMistake TooBig(string message) => new("TooBig", message);
}
