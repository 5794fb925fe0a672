using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>
/// A part as a problem of its own, for another machine: only its teams, visits and places, numbered anew, and nothing that names
/// a person.
/// </summary>
internal sealed class ShippedPart
{
    private readonly int[] _teams;
    private readonly int[] _visits;
    private readonly Dictionary<int, int> _teamNumbers;
    private readonly Dictionary<int, int> _visitNumbers;
    private readonly Dictionary<int, int> _placeNumbers = [];

    /// <param name="part">As <see cref="PartProblem.Of"/> states it; so are <paramref name="visits"/>.</param>
    public ShippedPart(RoutingProblem part, IReadOnlyList<int> visits, IReadOnlyList<int> teams)
    {
        (_visits, _teams) = ([.. visits], [.. teams]);
        (_teamNumbers, _visitNumbers) = (NumbersOf(_teams), NumbersOf(_visits));
        int[] profiles = [.. _teams.Select(team => part.Teams[team].Profile).Distinct()];
        var profileNumbers = NumbersOf(profiles);
        var numbered = part with
        {
            Teams = [.. _teams.Select((team, number) => Team(part.Teams[team], number) with { Profile = profileNumbers[part.Teams[team].Profile] })],
            Visits = [.. _visits.Select((visit, number) => Visit(part.Visits[visit], number))],
            Relations = [.. part.Relations.Select(Relation)],
            Targets = [.. part.Targets.Select((target, number) => new RoutingTarget($"target {number}", target.Amount, target.PricePerMissing,
                target.Amounts.Where(amount => _visitNumbers.ContainsKey(amount.Key)).ToDictionary(amount => _visitNumbers[amount.Key], amount => amount.Value)))],
        };
        int[] places = [.. _placeNumbers.OrderBy(place => place.Value).Select(place => place.Key)];
        Problem = numbered with { Places = places.Length, Profiles = [.. profiles.Select(profile => new SomePlaces(part.Profiles[profile], places))] };
    }

    public RoutingProblem Problem { get; }

    /// <summary>Routes of the part's teams, in its own numbers.</summary>
    public IReadOnlyList<PlannedVisits> There(IReadOnlyList<PlannedVisits> routes) => [.. routes.Select(route =>
        new PlannedVisits(_teamNumbers[route.Team], route.Shift, [.. route.Visits.Select(visit => _visitNumbers[visit])])
        {
            Begins = route.Begins.ToDictionary(begin => _visitNumbers[begin.Key], begin => begin.Value),
        })];

    /// <summary>A plan for the part, in the numbers of the whole problem.</summary>
    public RoutingPlan Back(RoutingPlan plan) => new(
        [.. plan.Routes.Select(route => new PlannedRoute(_teams[route.Team], route.Shift,
            [.. route.Steps.Select(step => step.Kind == StepKind.Visit ? step with { Number = _visits[step.Number] } : step)]))],
        [.. plan.LeftOut.Select(visit => _visits[visit])], plan.Cost);

    private RoutingTeam Team(RoutingTeam team, int number) => team with
    {
        Name = $"team {number}",
        Start = Place(team.Start),
        End = Place(team.End),
        Driven = [.. team.Driven.Select(stop => stop with { Visit = _visitNumbers[stop.Visit] })],
    };

    private RoutingVisit Visit(RoutingVisit visit, int number)
    {
        var isForNone = visit.PinnedTeam is { } pinned && !_teamNumbers.ContainsKey(pinned) || visit.AllowedTeams?.Any(_teamNumbers.ContainsKey) == false;
        return visit with
        {
            Name = $"visit {number}",
            Place = Place(visit.Place)!.Value,
            AllowedTeams = isForNone || visit.AllowedTeams is null ? null : Teams(visit.AllowedTeams),
            ForbiddenTeams = isForNone ? _teamNumbers.Values.ToHashSet() : Teams(visit.ForbiddenTeams),
            PinnedTeam = isForNone || visit.PinnedTeam is not { } team ? null : _teamNumbers[team],
            // Its price is paid with each team of the part.
            KeepTeam = visit.KeepTeam is { } kept && _teamNumbers.TryGetValue(kept, out var keptNumber) ? keptNumber : null,
        };
    }

    private HashSet<int> Teams(IEnumerable<int> teams) => [.. teams.Where(_teamNumbers.ContainsKey).Select(team => _teamNumbers[team])];

    private int? Place(int? place)
    {
        if (place is not { } known) return null;
        if (!_placeNumbers.TryGetValue(known, out var number)) _placeNumbers.Add(known, number = _placeNumbers.Count);
        return number;
    }

    private VisitRelation Relation(VisitRelation relation)
    {
        int[] visits = [.. relation.Visits.Select(visit => _visitNumbers[visit])];
        return relation switch
        {
            SameTeamRelation => new SameTeamRelation(visits),
            DifferentTeamsRelation => new DifferentTeamsRelation(visits),
            TogetherRelation => new TogetherRelation(visits),
            ApartRelation => new ApartRelation(visits),
            FollowsRelation follows => follows with { First = visits[0], Then = visits[1] },
            PairRelation => new PairRelation(visits[0], visits[1]),
            _ => throw new ArgumentException($"A {relation.GetType().Name} cannot be sent to another machine."),
        };
    }

    private static Dictionary<int, int> NumbersOf(int[] all) => all.Index().ToDictionary(entry => entry.Item, entry => entry.Index);

    private sealed class SomePlaces(ITravelProfile all, int[] places) : ITravelProfile
    {
        public TravelTable Table(IReadOnlyList<int> wanted, CancellationToken cancel) => all.Table([.. wanted.Select(place => places[place])], cancel);
    }
}
