using CoverageMap.Planner.Problems.Vroom.Stating;

namespace CoverageMap.Planner.Problems.Vroom.Answers;

/// <summary>Calculates all that an answer tells of a route from its steps and their times, broken rules included.</summary>
public sealed class MakeRoute
{
    private readonly VroomProblem _problem;
    private readonly VroomVehicle _vehicle;
    private readonly TimedRoute _route;
    private readonly RouteLegs _legs;
    private readonly long[] _load;
    private readonly Violations[] _broken;
    private readonly List<VroomRouteStep> _steps = [];
    private long _leaves;
    private long _travel;
    private long _distance;
    private long _breakDistance;
    private int _leg;

    private MakeRoute(VroomProblem problem, TimedRoute route, CancellationToken cancel)
    {
        (_problem, _route, _vehicle) = (problem, route, problem.Input.Vehicles[route.Vehicle]);
        _legs = new RouteLegs(problem, _vehicle, [.. TasksOf(route)], cancel);
        _load = new long[problem.Input.Dimensions];
        _broken = [.. route.Steps.Select(_ => new Violations())];
        foreach (var task in TasksOf(route).Select(number => problem.Input.Tasks[number]).Where(task => task.Kind == VroomTaskKind.Job))
            Add(_load, task.Delivery, 1);
    }

    public static VroomRoute Of(VroomProblem problem, TimedRoute route, CancellationToken cancel) => new MakeRoute(problem, route, cancel).Make();

    private static IEnumerable<int> TasksOf(TimedRoute route) => route.Steps.Where(step => step.Kind == StepKind.Visit).Select(step => step.Number);

    private VroomRoute Make()
    {
        _leaves = _route.Steps[0].Begins;
        for (var rank = 0; rank < _route.Steps.Count; rank++) AddStep(rank, _route.Steps[rank]);
        RuleChecks.Precedence(_problem.Input, _route, _broken);
        var all = new Violations();
        foreach (var broken in _broken) all.Add(broken);
        if (_route.Steps.Count(step => step.Kind == StepKind.Break) < _vehicle.Breaks.Count) all.Add("missing_break");
        var tasks = TasksOf(_route).Select(number => _problem.Input.Tasks[number]).ToList();
        var (setup, service) = (_steps.Sum(step => step.Setup), _steps.Sum(step => step.Service));
        return new(_route.Vehicle, RouteCost.Of(_problem, _route, _legs, _travel, _distance, setup + service), setup, service, _travel,
            _steps.Sum(step => step.Waiting), tasks.Sum(task => (long)task.Priority), _distance, Sum(tasks.Select(task => task.Delivery)),
            Sum(tasks.Select(task => task.Pickup)), _steps, all, _problem.WithGeometry ? DrawWay.Along(_problem, _vehicle, _legs.Places) : null);
    }

    private void AddStep(int rank, TimedStep step)
    {
        var arrival = _leaves + step.Travel;
        _travel += step.Travel;
        var (setup, service, broken) = (0L, 0L, _broken[rank]);
        if (step.Kind == StepKind.Break)
        {
            service = _vehicle.Breaks[step.Number].Service;
            _breakDistance += _legs.MetresOf(_leg, step.Travel);
            broken.AddTime(step.Begins, _vehicle.Breaks[step.Number].Windows);
            if (_vehicle.Breaks[step.Number].MaxLoad is { } most && RuleChecks.IsAbove(_load, most)) broken.Add("max_load");
        }
        else if (step.Kind == StepKind.Visit)
        {
            var task = _problem.Input.Tasks[step.Number];
            (setup, service) = _legs.ActionOf(_leg);
            EndLeg();
            Add(_load, task.Pickup, 1);
            Add(_load, task.Delivery, -1);
            broken.AddTime(step.Begins, task.Windows);
            if (!task.Skills.IsSubsetOf(_vehicle.Skills)) broken.Add("skills");
            if (_leg > _vehicle.MaxTasks) broken.Add("max_tasks");
        }
        else if (step.Kind == StepKind.End)
            EndLeg();
        if (_vehicle.Hours is { } hours)
        {
            if (step.Kind == StepKind.Start) broken.AddTime(step.Begins, [hours with { Until = long.MaxValue }]);
            if (step.Kind == StepKind.End) broken.AddTime(step.Begins, [hours with { From = long.MinValue }]);
        }
        var metres = step.Kind == StepKind.Break ? _breakDistance : _distance;
        if (RuleChecks.IsAbove(_load, _vehicle.Capacity)) broken.Add("load");
        if (_travel > _vehicle.MaxTravelTime) broken.Add("max_travel_time");
        if (metres > _vehicle.MaxDistance) broken.Add("max_distance");
        _steps.Add(new(step.Kind, step.Number, PlaceOf(step), arrival, setup, service, step.Begins - arrival, _travel, metres, [.. _load], broken));
        _leaves = step.Begins + setup + service;
    }

    private void EndLeg()
    {
        _distance += _legs.Metres(_leg);
        _breakDistance = _distance;
        _leg++;
    }

    private VroomPlace? PlaceOf(TimedStep step)
    {
        var tasks = _legs.Tasks;
        return step.Kind switch
        {
            StepKind.Start => _vehicle.Start ?? (tasks.Count > 0 ? tasks[0].Place : _vehicle.End),
            StepKind.End => _vehicle.End ?? (tasks.Count > 0 ? tasks[^1].Place : _vehicle.Start),
            StepKind.Visit => _problem.Input.Tasks[step.Number].Place,
            _ => null,
        };
    }

    private long[] Sum(IEnumerable<IReadOnlyList<long>> amounts)
    {
        var sum = new long[_problem.Input.Dimensions];
        foreach (var amount in amounts) Add(sum, amount, 1);
        return sum;
    }

    private static void Add(long[] to, IReadOnlyList<long> amount, int sign)
    {
        for (var dimension = 0; dimension < to.Length; dimension++) to[dimension] += sign * amount[dimension];
    }
}
