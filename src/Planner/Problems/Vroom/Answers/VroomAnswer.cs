using CoverageMap.Planner.Problems.Vroom.Stating;

namespace CoverageMap.Planner.Problems.Vroom.Answers;

/// <summary>A solution as VROOM writes it, before it is JSON. Times are those of the problem as it was given.</summary>
/// <param name="Unassigned">The tasks that no route does, by rank.</param>
public sealed record VroomAnswer(VroomProblem Problem, IReadOnlyList<VroomRoute> Routes, IReadOnlyList<int> Unassigned, ComputingTimes Times);

/// <param name="Routing">Of drawing the ways; null: they were not asked for.</param>
public sealed record ComputingTimes(TimeSpan Loading, TimeSpan Solving, TimeSpan? Routing);

/// <param name="Cost">As VROOM rounds it.</param>
/// <param name="Travel">Seconds ridden.</param>
/// <param name="Service">Of tasks and breaks.</param>
/// <param name="Geometry">The way as an encoded polyline; null: it was not asked for.</param>
public sealed record VroomRoute(
    int Vehicle, long Cost, long Setup, long Service, long Travel, long Waiting, long Priority, long Distance,
    IReadOnlyList<long> Delivery, IReadOnlyList<long> Pickup, IReadOnlyList<VroomRouteStep> Steps, Violations Violations, string? Geometry);

/// <param name="Number">Of the task, or of the break among the vehicle's; −1 for start and end.</param>
/// <param name="Place">Null for a break.</param>
/// <param name="Travel">Seconds ridden until here; so with the metres of <paramref name="Distance"/>.</param>
/// <param name="Load">When it is done.</param>
public sealed record VroomRouteStep(
    StepKind Kind, int Number, VroomPlace? Place, long Arrival, long Setup, long Service, long Waiting, long Travel, long Distance,
    IReadOnlyList<long> Load, Violations Violations);

/// <summary>A route with its times, of whatever origin.</summary>
/// <param name="IsGiven">Whether its order was given; VROOM rounds what such a route costs, and cuts that of others where nothing is bound to times.</param>
public sealed record TimedRoute(int Vehicle, IReadOnlyList<TimedStep> Steps, bool IsGiven);

/// <param name="Begins">When it begins, in the problem's own time; arriving is <paramref name="Travel"/> after leaving the step before.</param>
/// <param name="Travel">Ridden since the step before, in seconds.</param>
public readonly record struct TimedStep(StepKind Kind, int Number, long Begins, long Travel);
