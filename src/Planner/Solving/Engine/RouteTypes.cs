using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Tells which routes can stand for each other, so that of many unused ones only one is tried.</summary>
internal sealed class RouteTypes
{
    private readonly RoutingProblem _problem;
    private readonly ulong[]? _able;
    private readonly int _words;
    private readonly int _visits;
    private readonly HashSet<int> _named;
    private readonly Dictionary<string, int> _types = [];

    public RouteTypes(RoutingProblem problem, IReadOnlyList<int> visits, ulong[]? able, int routes)
    {
        (_problem, _able, _words, _visits) = (problem, able, (routes + 63) >> 6, visits.Count);
        _named = [.. problem.Visits.Where(visit => visit.KeepTeam is not null).Select(visit => visit.KeepTeam!.Value)];
    }

    public int Of(int route, int number, int shiftNumber)
    {
        var (team, shift) = (_problem.Teams[number], _problem.Teams[number].Shifts[shiftNumber]);
        var isItself = team.Shifts.Count > 1 || team.DayStock.Count > 0 || team.Driven.Count > 0 || _named.Contains(number);
        var key = isItself ? $"{number}/{shiftNumber}" : string.Join('|', team.Start, team.End, team.Profile, team.SpeedFactor, team.Kind,
            string.Join(',', team.Capacity), team.MaxStops, team.MaxTravelSeconds, team.MaxDistanceMetres, team.MaxDurationSeconds, team.StartIsStop, team.Costs,
            _problem.BalancePrice > 0 ? team.PastWorkSeconds : 0, shift.From, shift.Until, shift.RegularUntil,
            string.Join(',', shift.Breaks.Select(pause => $"{string.Join(' ', pause.Windows)}/{pause.Seconds}/{pause.MayInterruptRide}/{string.Join(' ', pause.MaxLoad)}")),
            AbleKey(route));
        if (!_types.TryGetValue(key, out var type)) _types[key] = type = _types.Count;
        return type;
    }

    private string AbleKey(int route)
    {
        if (_able is null) return "";
        var bits = new byte[(_visits + 7) / 8];
        for (var visit = 0; visit < _visits; visit++)
            if ((_able[visit * _words + (route >> 6)] >> (route & 63) & 1) != 0) bits[visit >> 3] |= (byte)(1 << (visit & 7));
        return Convert.ToBase64String(bits);
    }
}
