using System.Text.Json;
using CoverageMap.Geo;

namespace CoverageMap.Planner.Problems.Json;

/// <summary>A routing plan as JSON, with the names of teams and visits beside their numbers (docs/problem-format.md).</summary>
public static class RoutingPlanJson
{
    public static void Write(Stream output, RoutingProblem problem, RoutingPlan plan) => JsonSerializer.Serialize(output, new PlanForm(
        new(plan.Cost.Total, plan.Cost.Routes, plan.Cost.Soft, plan.Cost.MissedTargets, plan.Cost.LeftOutWorth, plan.Cost.ByClass),
        [.. plan.Routes.Select(route => new RouteForm(route.Team, problem.Teams[route.Team].Name, route.Shift, route.StartsAt, route.EndsAt,
            [.. route.Steps.Select(step => StepForm.Of(problem, step))]))],
        [.. plan.LeftOut.Select(visit => new LeftOutForm(visit, problem.Visits[visit].Name))]), JsonStyle.Options);

    /// <exception cref="UserErrorException">It is no plan.</exception>
    public static RoutingPlan Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var form = JsonSerializer.Deserialize<PlanForm>(json, JsonStyle.Options) ?? throw new JsonException("The plan is null; write an object.");
            return new([.. form.Routes.Select(route => new PlannedRoute(route.Team, route.Shift, [.. route.Steps.Select(step => step.ToStep())]))],
                [.. form.LeftOut.Select(left => left.Visit)],
                new(form.Cost.Routes, form.Cost.Soft, form.Cost.MissedTargets, form.Cost.LeftOutWorth, form.Cost.ByClass));
        }
        catch (JsonException error)
        {
            throw new UserErrorException(JsonMistakes.Explain(error), error);
        }
    }

    private sealed record PlanForm(CostForm Cost, IReadOnlyList<RouteForm> Routes, IReadOnlyList<LeftOutForm> LeftOut);

    private sealed record CostForm(double Total, double Routes, double Soft, double MissedTargets, double LeftOutWorth, IReadOnlyList<double> ByClass);

    private sealed record RouteForm(int Team, string Name, int Shift, long StartsAt, long EndsAt, IReadOnlyList<StepForm> Steps);

    private sealed record LeftOutForm(int Visit, string Name);

    private sealed record StepForm
    {
        public required StepKind Kind { get; init; }

        public int? Number { get; init; }

        public string? Name { get; init; }

        public required long ArrivesAt { get; init; }

        public required long BeginsAt { get; init; }

        public required long LeavesAt { get; init; }

        public required long SetupSeconds { get; init; }

        public required long TravelSeconds { get; init; }

        public required long DistanceMetres { get; init; }

        public static StepForm Of(RoutingProblem problem, PlannedStep step) => new()
        {
            Kind = step.Kind,
            Number = step.Kind is StepKind.Visit or StepKind.Break ? step.Number : null,
            Name = step.Kind == StepKind.Visit ? problem.Visits[step.Number].Name : null,
            ArrivesAt = step.ArrivesAt,
            BeginsAt = step.BeginsAt,
            LeavesAt = step.LeavesAt,
            SetupSeconds = step.SetupSeconds,
            TravelSeconds = step.TravelSeconds,
            DistanceMetres = step.DistanceMetres,
        };

        public PlannedStep ToStep() => new(Kind, Number ?? -1, ArrivesAt, BeginsAt, LeavesAt, SetupSeconds, TravelSeconds, DistanceMetres);
    }
}
