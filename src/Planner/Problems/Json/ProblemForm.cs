using CoverageMap.Geo;

namespace CoverageMap.Planner.Problems.Json;

/// <summary>A problem as it is written: as <see cref="RoutingProblem"/>, but with its rides or what they follow from.</summary>
internal sealed record ProblemForm
{
    public required IReadOnlyList<RoutingTeam> Teams { get; init; }

    public required IReadOnlyList<RoutingVisit> Visits { get; init; }

    public required IReadOnlyList<ProfileForm> Profiles { get; init; }

    public int? Places { get; init; }

    public IReadOnlyList<double[]>? Positions { get; init; }

    public IReadOnlyList<string> Dimensions { get; init; } = [];

    public IReadOnlyList<VisitRelation> Relations { get; init; } = [];

    public IReadOnlyList<RoutingTarget> Targets { get; init; } = [];

    public double AreaChangePrice { get; init; }

    public double BalancePrice { get; init; }

    public IReadOnlyList<PlannedVisits>? Start { get; init; }

    /// <exception cref="UserErrorException">Positions or matrices are none.</exception>
    public RoutingProblem ToProblem()
    {
        var positions = Positions?.Select(ToPosition).ToList();
        var places = Places ?? positions?.Count ?? Profiles.Select(profile => profile.Seconds?.Count).FirstOrDefault() ?? 0;
        if (positions is not null && positions.Count != places)
            throw new UserErrorException($"There are {positions.Count} positions for {places} places; give one for each.");
        return new()
        {
            Teams = Teams,
            Visits = Visits,
            Places = places,
            Profiles = [.. Profiles.Select((profile, number) => profile.ToTravel($"Profile {number}", places, positions))],
            Dimensions = Dimensions,
            Relations = Relations,
            Targets = Targets,
            AreaChangePrice = AreaChangePrice,
            BalancePrice = BalancePrice,
        };
    }

    public static ProblemForm Of(RoutingProblem problem)
    {
        var positions = problem.Profiles.OfType<StraightTravel>().FirstOrDefault()?.Positions;
        return new()
        {
            Teams = problem.Teams,
            Visits = problem.Visits,
            Places = problem.Places,
            Positions = positions is null ? null : [.. positions.Select(position => new[] { position.Lon, position.Lat })],
            Profiles = [.. problem.Profiles.Select(profile => profile is StraightTravel straight && straight.Positions.SequenceEqual(positions!)
                ? ProfileForm.Of(straight) : ProfileForm.Of(profile.Table([.. Enumerable.Range(0, problem.Places)], CancellationToken.None)))],
            Dimensions = problem.Dimensions,
            Relations = problem.Relations,
            Targets = problem.Targets,
            AreaChangePrice = problem.AreaChangePrice,
            BalancePrice = problem.BalancePrice,
        };
    }

    private static LonLat ToPosition(double[] pair, int place) => pair is [>= -180 and <= 180, >= -90 and <= 90] ? new(pair[0], pair[1])
        : throw new UserErrorException($"The position of place {place} is [{string.Join(", ", pair)}]; write [longitude, latitude] in degrees.");
}
