using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// The earliest times along a route. Being earlier never hurts, so it is enough to carry two clocks forward: when the
/// team is free with its break still ahead, and when it is free with its break behind it.
/// </summary>
internal sealed class RouteClock(DayProblem problem, DayTravel travel)
{
    /// <summary>No such time: the break came too late, or a window was missed.</summary>
    public const int Never = int.MaxValue / 2;

    // Windows that replace a visit's own, for a part of a household whose other part is served too.
    private readonly Dictionary<int, IReadOnlyList<TimeWindow>> _pinned = [];

    /// <param name="BeforeBreak">When the team may ride on with its break still ahead.</param>
    /// <param name="AfterBreak">When it may ride on with its break taken; equal for a team without a break.</param>
    public readonly record struct State(int BeforeBreak, int AfterBreak);

    public void Pin(int visit, IReadOnlyList<TimeWindow> windows) => _pinned[visit] = windows;

    public void Unpin(int visit) => _pinned.Remove(visit);

    public IReadOnlyList<TimeWindow> Windows(int visit) =>
        _pinned.Count > 0 && _pinned.TryGetValue(visit, out var windows) ? windows : problem.Visits[visit].Windows;

    /// <summary>The state at the depot before leaving, and after each stop.</summary>
    public State[] Forward(int team, IReadOnlyList<int> route)
    {
        var states = new State[route.Count + 1];
        states[0] = Rest(team, problem.Teams[team].ShiftStart);
        for (var stop = 0; stop < route.Count; stop++)
            states[stop + 1] = Serve(team, states[stop], stop == 0 ? team : travel.PlaceOf(route[stop - 1]), route[stop]);
        return states;
    }

    /// <summary>When the team is back if it serves a visit after the stop of this rank; <see cref="Never"/> if it cannot.</summary>
    public int EndWith(int team, IReadOnlyList<int> route, State[] states, int rank, int visit)
    {
        var state = Serve(team, states[rank], rank == 0 ? team : travel.PlaceOf(route[rank - 1]), visit);
        var place = travel.PlaceOf(visit);
        for (var stop = rank; stop < route.Count && state.BeforeBreak < Never | state.AfterBreak < Never; stop++)
        {
            state = Serve(team, state, place, route[stop]);
            place = travel.PlaceOf(route[stop]);
        }
        return End(team, state, place).EndsAt;
    }

    /// <summary>When the team is back from the route; <see cref="Never"/> if the route does not fit its day.</summary>
    public int EndOf(int team, IReadOnlyList<int> route, State[] states) =>
        End(team, states[^1], route.Count == 0 ? team : travel.PlaceOf(route[^1])).EndsAt;

    /// <summary>The state after riding to a visit and serving it.</summary>
    public State Serve(int team, State state, int fromPlace, int visit)
    {
        var seconds = travel.Seconds(team, fromPlace, travel.PlaceOf(visit));
        var rested = Leave(state.AfterBreak, seconds, visit);
        if (problem.Teams[team].Break is null) return new(rested, rested);
        var free = Rest(team, Leave(state.BeforeBreak, seconds, visit));
        return free with { AfterBreak = Math.Min(rested, free.AfterBreak) };
    }

    /// <summary>When the team is back, and whether it takes its break only then.</summary>
    public (int EndsAt, bool RestsAfter) End(int team, State state, int fromPlace)
    {
        var seconds = travel.Seconds(team, fromPlace, team);
        var shiftEnd = problem.Teams[team].ShiftEnd;
        var early = state.BeforeBreak >= Never ? Never : state.BeforeBreak + seconds;
        if (problem.Teams[team].Break is not null && early <= shiftEnd && Rest(team, early).AfterBreak <= shiftEnd)
            return (early, true);
        var late = state.AfterBreak >= Never ? Never : state.AfterBreak + seconds;
        return (late <= shiftEnd ? late : Never, false);
    }

    /// <summary>When a service begins for a team that comes at a time; <see cref="Never"/> after the last window.</summary>
    public int Begin(int visit, int arrival)
    {
        var windows = Windows(visit);
        if (windows.Count == 0) return arrival;
        foreach (var window in windows)
            if (arrival <= window.Until) return (int)Math.Max(arrival, window.From);
        return Never;
    }

    private int Leave(int freeAt, int travelSeconds, int visit)
    {
        if (freeAt >= Never) return Never;
        var start = Begin(visit, freeAt + travelSeconds);
        return start >= Never ? Never : start + problem.Visits[visit].ServiceSeconds;
    }

    private State Rest(int team, int freeAt)
    {
        if (problem.Teams[team].Break is not { } pause) return new(freeAt, freeAt);
        var begin = Math.Max(freeAt, pause.From);
        return new(freeAt, begin <= pause.Until ? begin + pause.Seconds : Never);
    }
}
