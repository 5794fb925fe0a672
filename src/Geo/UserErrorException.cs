namespace CoverageMap.Geo;

/// <summary>The user's mistake: the message names the thing, the value and the repair, and is printed as it is.</summary>
public sealed class UserErrorException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A service outside the program (the database, the disk) failed; the message says how to repair it.</summary>
public sealed class ServiceUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
