namespace CoverageMap.Planner.Problems.Vroom;

/// <summary>VROOM's status codes; the exit codes of the command too.</summary>
public enum VroomCode
{
    Done = 0,

    /// <summary>Our bug.</summary>
    Internal = 1,

    /// <summary>The problem is not understood or contradicts itself.</summary>
    Input = 2,

    /// <summary>Rides are needed that nobody knows.</summary>
    Routing = 3,

    /// <summary>More than the server takes; a code of vroom-express.</summary>
    TooLarge = 4,
}

/// <summary>A problem that VROOM would not solve either. The message names the thing, the value and the repair.</summary>
public sealed class VroomException(VroomCode code, string message) : Exception(message)
{
    public VroomCode Code { get; } = code;

    public static VroomException Input(string message) => new(VroomCode.Input, message);
}
